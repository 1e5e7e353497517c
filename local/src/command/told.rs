//! What an operator tells this program while it runs, and what it tells systemd.

use std::io;

/// The signals that ask this program to stop. They count from the moment this is made.
#[cfg(unix)]
pub(super) struct ToldToStop {
    interrupted: tokio::signal::unix::Signal,
    terminated: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl ToldToStop {
    pub(super) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupted = signal(SignalKind::interrupt())?;
        Ok(Self { interrupted, terminated: signal(SignalKind::terminate())? })
    }

    pub(super) async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupted.recv() => {}
            _ = self.terminated.recv() => {}
        }
    }
}

#[cfg(not(unix))]
pub(super) struct ToldToStop;

#[cfg(not(unix))]
impl ToldToStop {
    #[expect(clippy::unnecessary_wraps, reason = "it can fail where there are signals")]
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) async fn wait(&mut self) {
        let _no_signals_here = tokio::signal::ctrl_c().await;
    }
}

/// Tells systemd that calls are answered from now on; nothing, where it did not start us.
pub(super) fn ready() {
    #[cfg(target_os = "linux")]
    let _nobody_listens = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
}

/// Tells systemd that this program is about to end.
pub(super) fn stopping() {
    #[cfg(target_os = "linux")]
    let _nobody_listens = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
}
