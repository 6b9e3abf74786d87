//! What the failure of a request means for its upload.

use mighty_runtime::{Delivery, Error, Unexpected};

use super::PushError;
use crate::uploads::{BeginUploadError, FinishUploadError, UploadChunkError};

/// Why a step did not go well.
pub(super) enum Stop {
    /// Nothing more can be done.
    Final(PushError),
    /// What has arrived is unknown.
    Lost(Error),
    /// These were not the next bytes.
    WrongRange(Error),
    /// What has arrived has another digest.
    Garbled(Error),
}

impl From<BeginUploadError> for Stop {
    fn from(error: BeginUploadError) -> Self {
        match error {
            BeginUploadError::ServerError(_) => Self::Lost(error.into()),
            BeginUploadError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

impl From<UploadChunkError> for Stop {
    fn from(error: UploadChunkError) -> Self {
        match error {
            UploadChunkError::NotFound(_) | UploadChunkError::ServerError(_) => Self::Lost(error.into()),
            UploadChunkError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            UploadChunkError::RangeNotSatisfiable(_) => Self::WrongRange(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

impl From<FinishUploadError> for Stop {
    fn from(error: FinishUploadError) -> Self {
        match error {
            FinishUploadError::NotFound(_) | FinishUploadError::ServerError(_) => Self::Lost(error.into()),
            FinishUploadError::Unexpected(ref cause) if is_lost(cause) => Self::Lost(error.into()),
            FinishUploadError::RangeNotSatisfiable(_) => Self::WrongRange(error.into()),
            FinishUploadError::DigestInvalid(_) => Self::Garbled(error.into()),
            _ => Self::Final(Error::from(error).into()),
        }
    }
}

/// Whether the registry may have more than is known here. What was not sent has been tried again often enough.
fn is_lost(error: &Unexpected) -> bool {
    error.delivery() == Delivery::MaybeSent
}
