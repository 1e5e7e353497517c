//! Faults that no engine on this machine produces, put between the SDK and the engine.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::config::interceptors::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

const TARGET: &str = "x-amz-target";
const NAMESPACE: &str = "DynamoDB_20120810.";

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A transaction meets another one and is not written.
    Conflict,
    /// A transaction is written, and its writer is told of a conflict all the same: what a lost
    /// answer and the attempt after it look like.
    ConflictAfterWriting,
    /// A call is turned away: too many.
    Throttled,
}

/// A call carries what it meets: others are under way at the same time.
impl Storable for Fault {
    type Storer = StoreReplace<Self>;
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Faults(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    coming: VecDeque<(&'static str, Fault)>,
    always: Option<Fault>,
    after: Option<(&'static str, usize, Fault)>,
    calls: BTreeSet<String>,
}

impl Faults {
    /// The next call of an operation meets a fault.
    pub(crate) fn next(&self, operation: &'static str, fault: Fault) {
        self.0.lock().unwrap().coming.push_back((operation, fault));
    }

    /// From now on, every call meets a fault.
    pub(crate) fn always(&self, fault: Fault) {
        self.0.lock().unwrap().always = Some(fault);
    }

    /// After so many calls of an operation, every call meets a fault.
    pub(crate) fn after(&self, operation: &'static str, calls: usize, fault: Fault) {
        self.0.lock().unwrap().after = Some((operation, calls, fault));
    }

    /// From now on, no call meets a fault.
    pub(crate) fn none(&self) {
        let mut state = self.0.lock().unwrap();
        (state.always, state.after) = (None, None);
        state.coming.clear();
    }

    /// Whether every fault has happened.
    pub(crate) fn all_happened(&self) -> bool {
        self.0.lock().unwrap().coming.is_empty()
    }

    /// The operations that were called, and forgets them.
    pub(crate) fn take_calls(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.0.lock().unwrap().calls)
    }
}

impl Intercept for Faults {
    fn name(&self) -> &'static str {
        "Faults"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let target = context.request().headers().get(TARGET).unwrap_or_default();
        let operation = target.strip_prefix(NAMESPACE).unwrap_or_default().to_owned();
        let mut state = self.0.lock().unwrap();
        let is_due = state.coming.front().is_some_and(|(due, _)| *due == operation);
        let due = if is_due { state.coming.pop_front().map(|(_, fault)| fault) } else { None };
        if let Some((counted, left, fault)) = state.after.filter(|(op, ..)| *op == operation) {
            match left.checked_sub(1) {
                Some(left) => state.after = Some((counted, left, fault)),
                None => state.always = Some(fault),
            }
        }
        let met = due.or(state.always);
        state.calls.insert(operation);
        if matches!(met, Some(Fault::Conflict | Fault::Throttled)) {
            // The engine is asked something harmless instead.
            context.request_mut().headers_mut().insert(TARGET, format!("{NAMESPACE}ListTables"));
        }
        config.interceptor_state().store_or_unset(met);
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(met) = config.load::<Fault>() else { return Ok(()) };
        let body = match met {
            Fault::Throttled => {
                r#"{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"too many"}"#
            }
            Fault::Conflict | Fault::ConflictAfterWriting => {
                r#"{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                    "Message":"conflict","CancellationReasons":[{"Code":"None"},{"Code":"None"},
                    {"Code":"TransactionConflict","Message":"conflict"},{"Code":"None"}]}"#
            }
        };
        *context.response_mut() = HttpResponse::new(400_u16.try_into()?, body.into());
        Ok(())
    }
}
