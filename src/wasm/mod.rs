//! Converts, calls, converts back. No branch on the subject lives here.
