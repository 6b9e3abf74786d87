//! The load on a server over time, as an SVG.

use std::fmt::Write as _;
use std::ops::Range;
use std::time::Duration;

/// One server's trouble, under each of the contenders.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What happens.
    pub title: String,
    /// What a curve counts, `requests per second`.
    pub unit: String,
    /// The time that one value of a curve stands for.
    pub bin: Duration,
    /// When the server is down.
    pub outage: Range<Duration>,
    /// What the load is if nothing is retried.
    pub calls_per_bin: f64,
    /// The contenders; the first is drawn over the others.
    pub curves: Vec<Curve>,
}

/// The load under one contender.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The contender.
    pub name: String,
    /// What came of it, for the legend.
    pub note: String,
    /// Requests in each bin.
    pub load: Vec<f64>,
}

/// Colours that the colour-blind can tell apart (Okabe and Ito); widths and dashes where lines coincide.
const STROKES: [&str; 3] = [
    r##"stroke="#0072b2" stroke-width="2""##,
    r##"stroke="#e69f00" stroke-width="4.5""##,
    r##"stroke="#009e73" stroke-width="2" stroke-dasharray="6 4""##,
];

const WIDTH: f64 = 960.0;
const HEADER: f64 = 78.0;
const PANEL: f64 = 336.0;
/// The plot within its panel: the title above it, the axis and its label below.
const PLOT: (Range<f64>, Range<f64>) = (72.0..936.0, 34.0..270.0);
/// The legend stands in the plot, at the right: when the outage is over, the load is low again.
const LEGEND: f64 = 584.0;

/// The panels under each other.
#[must_use]
pub fn chart(title: &str, subtitle: &str, panels: &[Panel]) -> String {
    let tops = (0_u32..).map(|index| HEADER + PANEL * f64::from(index));
    let height = tops.clone().nth(panels.len()).unwrap_or(HEADER);
    let body: String = panels.iter().zip(tops).map(|(panel, top)| panel.draw(top)).collect();
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">
<title>{title}</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="24" y="34" font-size="20" font-weight="bold">{title}</text>
<text x="24" y="56" fill="#555">{subtitle}</text>
{body}</svg>
"##
    )
}

/// Where values are on the paper.
struct Scale {
    from: Range<f64>,
    to: Range<f64>,
}

impl Scale {
    fn at(&self, value: f64) -> f64 {
        let share = (value - self.from.start) / (self.from.end - self.from.start);
        self.to.start + share * (self.to.end - self.to.start)
    }

    /// Round values to write at the axis, at most ten.
    fn ticks(&self) -> impl Iterator<Item = f64> {
        let span = self.from.end - self.from.start;
        let magnitude = 10_f64.powf((span / 10.0).log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|step| step * magnitude).into_iter().find(|step| span / step <= 10.0);
        let (step, end) = (step.unwrap_or(span), self.from.end);
        let first = (self.from.start / step).ceil();
        // Rounded, lest 0.3 is written as 0.30000000000000004.
        let tick = move |index| ((first + f64::from(index)) * step * 1e6).round() / 1e6;
        (0_u32..).map(tick).take_while(move |tick| *tick <= end)
    }
}

impl Panel {
    fn draw(&self, top: f64) -> String {
        let (x, y) = self.scales();
        let mut curves: Vec<String> =
            self.curves.iter().zip(STROKES).map(|(curve, stroke)| self.line(curve, stroke, &x, &y)).collect();
        // What comes later in an SVG lies on top.
        curves.rotate_left(1);
        format!(
            r#"<g transform="translate(0 {top})">
<text x="24" y="20" font-size="15" font-weight="bold">{title}</text>
{axes}{legend}<g fill="none" stroke-linejoin="round">
{curves}</g></g>
"#,
            curves = curves.concat(),
            title = self.title,
            legend = self.legend(),
            axes = self.axes(&x, &y),
        )
    }

    /// Seconds since the server went down, and requests.
    fn scales(&self) -> (Scale, Scale) {
        let bins = self.curves.iter().map(|curve| curve.load.len()).max().unwrap_or_default();
        let ends = self.bin.as_secs_f64() * f64::from(u32::try_from(bins).unwrap_or_default());
        let highest = self.curves.iter().flat_map(|curve| &curve.load).copied().fold(self.calls_per_bin, f64::max);
        let (across, down) = PLOT;
        let down_at = self.outage.start.as_secs_f64();
        let x = Scale { from: -down_at..ends - down_at, to: across };
        (x, Scale { from: 0.0..highest * 1.08, to: down.end..down.start })
    }

    /// A step for each bin: the value holds for all of it.
    fn line(&self, curve: &Curve, stroke: &str, x: &Scale, y: &Scale) -> String {
        let (bin, mut time, mut path) = (self.bin.as_secs_f64(), x.from.start, String::new());
        for load in &curve.load {
            let command = if path.is_empty() { 'M' } else { 'V' };
            let start = if path.is_empty() { format!("{:.1} ", x.at(time)) } else { String::new() };
            time += bin;
            write!(path, "{command}{start}{:.1}H{:.1}", y.at(*load), x.at(time)).expect("strings take everything");
        }
        format!("<path {stroke} d=\"{path}\"/>\n")
    }

    fn legend(&self) -> String {
        let rows = (0_u32..).map(|row| PLOT.1.start + 18.0 + 22.0 * f64::from(row));
        let entry = |(row, (curve, stroke)): (f64, (&Curve, &str))| {
            let (line, end, text) = (row - 5.0, LEGEND + 28.0, LEGEND + 36.0);
            let Curve { name, note, .. } = curve;
            format!(
                "<path {stroke} d=\"M{LEGEND} {line}H{end}\"/><text x=\"{text}\" y=\"{row}\">{name}: {note}</text>\n"
            )
        };
        let entries: String = rows.zip(self.curves.iter().zip(STROKES)).map(entry).collect();
        let (left, width, height) = (LEGEND - 8.0, PLOT.0.end - LEGEND + 8.0, 22.0 * 3.0 + 4.0);
        format!(r##"<rect x="{left}" y="{}" width="{width}" height="{height}" fill="#fff"/>{entries}"##, PLOT.1.start)
    }

    fn axes(&self, x: &Scale, y: &Scale) -> String {
        let (Range { start: left, end: right }, Range { start: top, end: bottom }) = PLOT;
        let (down, up) = (x.at(0.0), x.at(self.outage.end.saturating_sub(self.outage.start).as_secs_f64()));
        let calls = y.at(self.calls_per_bin);
        let mut axes = format!(
            r##"<rect x="{down:.1}" y="{top}" width="{:.1}" height="{}" fill="#eee"/>
<text x="{:.1}" y="{}" fill="#777">server down</text>
"##,
            up - down,
            bottom - top,
            down + 6.0,
            bottom - 10.0
        );
        for tick in y.ticks() {
            let at = y.at(tick);
            let label = format!(r#"<text x="{}" y="{:.1}" text-anchor="end">{tick}</text>"#, left - 8.0, at + 4.5);
            writeln!(axes, r##"<path stroke="#ddd" d="M{left} {at:.1}H{right}"/>{label}"##).expect("a string");
        }
        for tick in x.ticks() {
            let at = x.at(tick);
            let label = format!(r#"<text x="{at:.1}" y="{}" text-anchor="middle">{tick}</text>"#, bottom + 20.0);
            writeln!(axes, r##"<path stroke="#222" d="M{at:.1} {bottom}v5"/>{label}"##).expect("a string");
        }
        let (middle, height) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        axes + &format!(
            r##"<path stroke="#222" d="M{left} {bottom}H{right}"/>
<path stroke="#222" stroke-dasharray="2 3" d="M{left} {calls:.1}H{right}"/><text x="{right}" y="{:.1}" text-anchor="end" fill="#555">calls made</text>
<text x="{middle}" y="{}" text-anchor="middle" fill="#555">seconds since the server went down</text>
<text transform="translate(28 {height}) rotate(-90)" text-anchor="middle" fill="#555">{}</text>
"##,
            calls - 6.0,
            bottom + 40.0,
            self.unit
        )
    }
}
