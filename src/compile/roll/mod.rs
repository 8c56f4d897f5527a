//! Rolls: card codes, the sealed records behind them, and the poll manager's precinct roll. Off unless asked for.
//!
//! Reading order: `rows` (a roll as received), `key` (the office's secret), `cards` (which issue of whose card holds), `mailing`
//! (what the printer gets), `stretch` (the long part, kept as it goes), `seal` (an epoch's buckets), `publish` (into an edition),
//! `cards_driver` (a code looked up as the page does it), `tablets` (a precinct's roll for poll managers). What a roll says of a person is never repeated in a message.

pub mod cards;
pub mod cards_driver;
pub mod key;
pub mod mailing;
pub mod publish;
pub mod rows;
pub mod seal;
pub mod stretch;
pub mod tablets;
