// The English sentences of the first answer: the box, the card, what is said when nothing can be had. The rest stands in
// en-later.ts. {name} is filled in by the page; **words** are set in bold. Keep sentences short: sixth grade on the main
// path, which a test measures. es.ts has the keys of both.

export const en = {
  // The page and its frame
  title: "Find your polling place",
  site_of: "Where to vote in Mississippi",
  back: "Back",
  start_over: "Another address",
  county_named: "{county} County",
  opens_elsewhere: "opens another site",

  // The box
  box_label: "Address where you are registered",
  box_hint: "Street address with town or ZIP",
  box_submit: "Find my polling place",
  other_ways: "Other ways to find it",
  way_location: "Use my location",
  way_location_hint: "Best if you are at home now",
  way_map: "Choose on a map",
  way_map_hint: "Point to where you live",
  way_list: "See the list",
  way_list_hint: "By county and precinct, or by street",
  way_list_hint_bare: "By county and precinct",
  list_options: "Addresses",
  option_not_here: "My address isn’t here",
  options_one: "1 address. Use the arrow keys to choose.",
  options_many: "{count} addresses. Use the arrow keys to choose.",
  options_none: "No address fits yet. Keep typing.",
  add_town: "Add your town or ZIP.",
  which_county: "Which county is on your car tag?",
  not_sure: "I’m not sure",
  empty_box: "Type your street address first.",
  election_label: "Which election?",
  election_next: "The next statewide election",
  election_option: "{name}, {date}",
  idle_for: "For the next statewide election.",
  idle_for_old: "This edition has no election ahead. The last one it knows: {name}, {date}.",

  // Privacy
  privacy_line: "This page does not send what you type.",
  privacy_how: "How?",

  // No streets
  no_streets_all: "We can’t look up street addresses yet. Pick one of these three ways instead. Each one works.",
  no_streets_county: "We can’t look up addresses in {counties} yet. Use your location at home, the map, or the list.",
  or: "{a} or {b}",

  // Working
  working: "Looking…",
  working_county: "Getting {county} County…",
  cancel: "Cancel",

  // The card
  card_for: "Your polling place",
  card_room: "Go to: {room}",
  card_no_address: "The list has no street address for this place.",
  card_directions: "Directions",
  card_in_line: "In line at {time}? You vote.",
  card_bring_id: "Bring a photo ID",
  card_no_id: "No photo ID? Go anyway. Ask for an affidavit ballot. Then show your ID at the circuit clerk’s office within five business days after the election.",
  card_no_id_city: "No photo ID? Go anyway. Ask for an affidavit ballot. Then show your ID at the city clerk’s office within five business days after the election.",
  card_run_by: "{name}, run by {authority}",
  card_other_elections: "Do you vote in another election?",
  card_if_registered: "This is where you vote **if you are registered at this address**:",
  card_if_registered_precinct: "This is where you vote **if you are registered in this precinct**:",
  card_if_registered_point: "This is where you vote **if you are registered at an address on this spot**.",
  card_list_still_says: "The state’s list still says: {text}",
  moved_title: "Moved?",
  notice_label: "Notice",
  notice_moved: "Moved. On {date}, vote at {place} instead of {old}.",
  notice_placed: "On {date}, vote at {place}.",
  notice_delayed_open: "Opens late on {date}: at about {until}. In line when it closes? You vote.",
  notice_closed_temp: "Closed for a while on {date}, from {from} to about {until}. Come before or after. You can still vote that day.",
  notice_extended_hours_court: "On {date} the polls stay open until {until}. A court said so. In line after the usual hour? You vote by affidavit ballot.",
  notice_call_clerk: "Please call before you go on {date}. Something may be different here.",
  notice_entrance_changed: "Use another door on {date}: {entrance}.",

  // How old it is
  card_last_known: "Last known polling place. Call first.",
  fresh_published: "Published {when}.",
  fresh_confirmed: "{county} County confirmed this place on {date}.",
  fresh_not_confirmed: "{county} County has not confirmed this place lately. Call to be sure.",

  // Accessibility
  access_title: "Getting in",

  // Things to do with the card
  tools_title: "Keep it",
  tool_calendar: "Add to calendar",
  tool_print: "Print",
  tool_share: "Share this place",
  tool_read: "Read to me",
  tool_qr: "QR code for this place",

  authority_city: "the city of {name}",

  // Folded
  details_title: "Precinct and ballot",
  why_title: "Why this answer?",
  feet: "{n} feet",
  mile: "{n} mile",
  miles: "{n} miles",
  report_title: "Report a mistake",

  // Answers that are not a card
  choose_hint: "We found more than one address like yours. Pick yours.",

  way_map_fold: "Map of the precinct",

  red_code: "On the phone, say this code: {code}",
  red_title: "We could not check that this information is genuine",
  red_text: "So we show no polling place. Please call. They can tell you where to vote.",
  too_old_title: "This information is too old",
  too_old_text: "So we show no polling place. Please call. They can tell you where to vote.",
  not_reached_title: "We could not get the information",
  not_reached_text: "Check your connection and try again, or call. They can tell you where to vote.",
  try_again: "Try again",
  directory_link: "See the plain list of all polling places",

  failed_title: "This page stopped working",
  failed_text: "It is not your fault. Please call, or use the plain list.",


  // Location
  loc_type: "Type my address",

  // List
  list_number_hint: "House numbers here: {low} to {high}",
  list_card_hint: "Your precinct is on your voter registration card.",

  // Whom to call
  call_title: "Whom to call",
  call_office_source: "{source}, {date}",
  call_statewide: "Secretary of State’s elections line",
  call_statewide_2: "Elections Division",
  call_relay: "Relay for deaf or hard-of-hearing callers",
  call_mail: "Mail",

  // Bands
  band_made_up: "Made-up places: a demonstration. Do not use it to vote.",
  band_unsigned: "Not signed: nobody has vouched for this copy.",
  band_stale: "May be out of date: last published {when}. Call before you go.",
  band_last_known: "Out of date: last published {when}. Call first. The place shown is the last one we know.",
  band_paper_first: "This list is more than a week past its date. Use the paper roll first.",
  band_clock_ahead: "Your device says it is {device}. If that is wrong, set its clock.",
  band_clock_behind: "Your device’s clock looks wrong. It says {device}.",
  band_old: "Old list, from {date}. It is not for the next election.",

  // Foot
  foot_as_of: "{name}. List as of {date}.",
  foot_draft: "Draft, not reviewed by counsel.",
  foot_unofficial: "Not an official site.",
  foot_confirmed_by: "{by}, {office}, confirmed this place on {date}: minute book {book}, page {page}.",
  foot_confirmed_none: "No county has confirmed these places.",
  foot_sources: "Sources",
  foot_source: "{source} ({licence})",
  foot_help: "Questions? Call the Secretary of State’s office.",
} as const;
