//! What Linux tells of a process.

use std::fs;

/// The most memory that a running process has ever held, in bytes.
#[must_use]
pub fn peak_memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status"));
    let status = status.expect("Linux tells of its processes");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
    kilobytes.and_then(|number| number.parse::<u64>().ok()).expect("it is a number") * 1024
}
