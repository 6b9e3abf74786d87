//! All rules between an attribute and a signature, and the endpoint that the two make.

use super::{bodies, conditional, headers, pages, placeholders, retry, stream, url};
use crate::check::ground::shapes;
use crate::check::signature::Signature;
use crate::check::signature::arguments::Arguments;
use crate::check::values::endpoint_attribute::Own;
use crate::diagnostics::Diagnostics;
use crate::model::endpoint::Endpoint;

/// Checks the attribute against the signature.
pub(crate) fn check(
    own: Own,
    signature: &Signature,
    arguments: Arguments,
    diagnostics: &mut Diagnostics,
) -> Option<Endpoint> {
    bodies::check(own.method, &arguments, diagnostics);
    bodies::check_expectation(own.expect_continue, &arguments, diagnostics);
    pages::check_member(&own, &arguments, diagnostics);
    headers::check(&own, &arguments, diagnostics);
    url::check(own.path.as_ref(), &arguments, diagnostics);
    let has_condition = conditional::may_have_condition(own.path.as_ref(), &arguments);
    let arguments = placeholders::check(own.path.as_ref(), arguments, diagnostics);
    let has_stream = arguments.iter().any(|argument| argument.is_stream);
    retry::check(&own, has_stream, diagnostics);
    let output = signature.success.clone()?;
    let decode = shapes::decode(&output);
    bodies::check_output(&own, &output, &decode, diagnostics);
    pages::check(&own, &output, has_stream, diagnostics);
    conditional::check(&own, &output, &decode, has_condition, diagnostics);
    stream::check(&own, &output, &decode, diagnostics);
    Some(Endpoint {
        method: own.method?,
        path: own.path?.template,
        arguments,
        success: own.success,
        output,
        decode,
        error: signature.error.clone()?,
        statuses: own.statuses,
        own_retry: own.retry_values.retry,
        retry: own.retry,
        repeat: own.repeat,
        timeout: own.timeouts.call,
        attempt_timeout: own.timeouts.attempt,
        pagination: own.pagination,
        streaming: own.streaming,
        expects_continue: own.expect_continue.is_some(),
    })
}
