pub struct Panel;
pub struct Curve;
pub fn chart() {}
