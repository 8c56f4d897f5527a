//! Sources → checks → edition and report. Native only.
//!
//! Reading order: `profile` (what to read), `sources` (how), `corrections`, `join`, `assemble`, `road_sides`,
//! `address_book` and `street_table` (streets), `encode`, `write`; `pipeline` runs them; `command` is the command line.

pub mod address_book;
pub mod assemble;
pub mod changes;
pub mod command;
mod confirmation_rows;
pub mod confirmation_sheet;
pub mod corrections;
pub mod corrections_sheet;
pub mod county_names;
pub mod draft;
pub mod election_hours;
pub mod encode;
pub mod demo;
pub mod directory;
pub mod finding;
mod findings_of_streets;
pub mod folder_driver;
pub mod gazetteer_sets;
pub mod id_table;
pub mod intake;
pub mod join;
pub mod law_audit;
pub mod law_calendar;
pub mod law_data;
pub mod law_postings;
pub mod log_file;
pub mod mirror;
pub mod new_profile;
pub mod notices;
pub mod packet;
pub mod pipeline;
mod place_checks;
pub mod place_numbers;
pub mod point_book;
mod points_intake;
mod polygon_checks;
pub mod profile;
pub mod report;
pub mod report_html;
mod report_outline;
pub mod road_sides;
pub mod roll;
pub mod segment_book;
mod segments_intake;
pub mod sems_list;
pub mod sign;
pub mod sources;
pub mod spreadsheet;
mod streets_intake;
pub mod street_table;
mod survey_places;
mod survey_rows;
#[cfg(feature = "conformance-keys")]
pub mod tuf_client;
pub mod vip_list;
pub mod what_if;
pub mod whole_edition;
pub mod write;
