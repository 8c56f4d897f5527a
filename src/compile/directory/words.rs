//! Every sentence of the Directory, English and Spanish side by side; `{name}` is filled in, `**words**` are set in bold.
//!
//! A key that www/src/messages/en.ts or en-later.ts has too says the same there: the card and its plain page are one text. A test holds it.

macro_rules! sentences {
    ($($key:ident: $english:literal, $spanish:literal;)*) => {
        /// The sentences of one language.
        #[derive(Debug)]
        pub(super) struct Words {
            $(pub(super) $key: &'static str,)*
        }

        pub(super) const ENGLISH: Words = Words { $($key: $english,)* };
        /// Draft: to be read by a translator.
        pub(super) const SPANISH: Words = Words { $($key: $spanish,)* };

        #[cfg(test)]
        const ALL: &[(&str, &str, &str)] = &[$((stringify!($key), $english, $spanish),)*];
    };
}

sentences! {
    // Index
    index_title: "All polling places", "Todos los lugares de votación";
    index_lead: "Pick the county where you are registered.", "Elija el condado donde está registrado.";
    index_counties: "Counties", "Condados";
    index_elections: "Elections", "Elecciones";
    places_one: "1 polling place", "1 lugar de votación";
    places_many: "{n} polling places", "{n} lugares de votación";
    places_none: "no polling place listed", "sin lugar de votación en la lista";
    not_registered: "Not in the list? This does not mean you are not registered. Call and ask.",
        "¿No está en la lista? Esto no significa que usted no esté registrado. Llame y pregunte.";

    // Wall list
    wall_title: "All polling places in {county} County", "Todos los lugares de votación del condado de {county}";
    wall_old: "Old: these were the places on {date}", "Antiguo: estos eran los lugares el {date}";
    wall_caption: "By precinct", "Por distrito";
    wall_precinct: "Precinct", "Distrito";
    wall_place: "Polling place", "Lugar de votación";
    wall_address: "Address", "Dirección";
    wall_part: "Part {n} of {of}.", "Parte {n} de {of}.";
    wall_next: "Part {n}", "Parte {n}";
    wall_large: "Large print", "Letra grande";
    wall_normal: "Normal print", "Letra normal";
    wall_others: "Other elections here", "Otras elecciones aquí";
    wall_empty: "The list names no precinct for this election here. Call and ask.",
        "La lista no dice ningún distrito para esta elección aquí. Llame y pregunte.";
    wall_how: "Your precinct is on your voter registration card. Not sure? Call. They can tell you where to vote.",
        "Su distrito está en su tarjeta de registro de votante. ¿No está seguro? Llame. Ellos le dicen dónde votar.";

    // Place
    place_for: "Polling place", "Lugar de votación";
    place_election: "{name}, {date}", "{name}, {date}";
    place_run_by: "Run by {authority}.", "La organiza {authority}.";
    place_precincts_one: "People registered in this precinct vote here:", "Aquí votan las personas registradas en este distrito:";
    place_precincts_many: "People registered in one of these precincts vote here:",
        "Aquí votan las personas registradas en uno de estos distritos:";
    place_not_yours: "Your precinct is not here? Look in the county’s list, or call.",
        "¿Su distrito no está aquí? Mire la lista del condado, o llame.";
    place_no_election: "The list names no election at this place. Call and ask.",
        "La lista no dice ninguna elección en este lugar. Llame y pregunte.";
    place_list: "See the county’s list", "Ver la lista del condado";
    place_map: "Where its precincts are", "Dónde están sus distritos";
    place_map_label: "Map of the precinct lines. Precincts: {precincts}.", "Mapa de las líneas de los distritos. Distritos: {precincts}.";
    place_map_scale: "North is up. Lines are simplified.", "El norte está arriba. Las líneas están simplificadas.";
    check_date: "This is for **{date}**. If that day has passed, this list is old. Call before you go.",
        "Esto es para el **{date}**. Si ese día ya pasó, esta lista es antigua. Llame antes de ir.";

    // Notices
    place_left: "Moved. Vote at the new place", "Cambió de lugar. Vote en el lugar nuevo";
    notice_for: "For people registered in: {precincts}.", "Para las personas registradas en: {precincts}.";
    notice_new_place: "The new place:", "El lugar nuevo:";
    notice_county: "Something changed here. Look.", "Algo cambió aquí. Mire.";

    // Both
    look_up: "Look up by address", "Buscar por dirección";
    hours: "{opens}–{closes}", "{opens}–{closes}";
    other_language: "Español", "English";
    crumbs: "You are here", "Usted está aquí";
    skip: "Skip to the main part", "Ir a la parte principal";

    // The same as on the page: www/src/messages
    county_named: "{county} County", "Condado de {county}";
    opens_elsewhere: "opens another site", "abre otro sitio";
    card_old: "Old: this was the place on {date}", "Antiguo: este era el lugar el {date}";
    card_old_note: "This list is from {date}. The place may be different now. Call before you go.",
        "Esta lista es del {date}. El lugar puede ser otro ahora. Llame antes de ir.";
    card_room: "Go to: {room}", "Vaya a: {room}";
    card_no_address: "The list has no street address for this place.", "La lista no tiene la dirección de este lugar.";
    card_directions: "Directions", "Cómo llegar";
    card_in_line: "In line at {time}? You vote.", "Si a las {time} está en la fila, usted vota.";
    card_bring_id: "Bring a photo ID", "Lleve una identificación con foto";
    card_no_id: "No photo ID? Go anyway. Ask for an affidavit ballot. Then show your ID at the circuit clerk’s office within five business days after the election.",
        "¿Sin identificación con foto? Vaya de todos modos. Pida una boleta con declaración jurada (affidavit ballot). Después muestre su identificación en la oficina del secretario del circuito en los cinco días hábiles después de la elección.";
    card_list_still_says: "The state’s list still says: {text}", "La lista del estado todavía dice: {text}";
    notice_label: "Notice", "Aviso";
    notice_moved: "Moved. On {date}, vote at {place} instead of {old}.", "Cambió de lugar. El {date}, vote en {place} en vez de {old}.";
    notice_placed: "On {date}, vote at {place}.", "El {date}, vote en {place}.";
    notice_delayed_open: "Opens late on {date}: at about {until}. In line when it closes? You vote.",
        "El {date} abre tarde: a eso de las {until}. ¿Está en la fila cuando cierra? Usted vota.";
    notice_closed_temp: "Closed for a while on {date}, from {from} to about {until}. Come before or after. You can still vote that day.",
        "El {date} cierra por un rato, de {from} a eso de las {until}. Venga antes o después. Todavía puede votar ese día.";
    notice_extended_hours_court: "On {date} the polls stay open until {until}. A court said so. In line after the usual hour? You vote by affidavit ballot.",
        "El {date} se vota hasta las {until}. Así lo dijo un tribunal. ¿Llega a la fila después de la hora de siempre? Usted vota con boleta con declaración jurada (affidavit ballot).";
    notice_call_clerk: "Please call before you go on {date}. Something may be different here.",
        "Por favor llame antes de ir el {date}. Algo puede ser diferente aquí.";
    notice_entrance_changed: "Use another door on {date}: {entrance}.", "El {date} use otra puerta: {entrance}.";
    over_title: "This election is over", "Esta elección ya pasó";
    access_title: "Getting in", "Cómo entrar";
    access_parking: "Accessible parking", "Estacionamiento accesible";
    access_drop_off: "Drop-off by the door", "Bajada junto a la puerta";
    access_route: "Firm path to the door", "Camino firme hasta la puerta";
    access_step_free_door: "Door without a step", "Puerta sin escalón";
    access_door_opens: "Door opens easily", "La puerta se abre con facilidad";
    access_inside_route: "Clear way to the voting room", "Paso libre hasta el salón de votación";
    access_accessible_machine: "Accessible voting machine", "Máquina de votar accesible";
    tri_yes: "Yes", "Sí";
    tri_no: "No", "No";
    tri_unknown: "Not checked", "Sin revisar";
    access_checked: "Checked by {by}, {date}.", "Revisado por {by}, {date}.";
    access_none: "Nobody has checked this place for us yet. Call ahead if you need to know.",
        "Nadie ha revisado este lugar para nosotros todavía. Llame antes si necesita saberlo.";
    access_curbside: "Hard to leave your car because of a disability? Ask for curbside voting. Two poll managers come out to you. Bring your photo ID. Call the clerk first and ask how to let them know you are there.",
        "¿Le cuesta salir del auto? Si tiene una discapacidad, pida votar desde el auto (curbside voting). Dos encargados salen hasta usted. Lleve su identificación con foto. Llame antes al secretario y pregunte cómo avisarles que llegó.";
    access_help: "Someone you choose may help you vote.", "Una persona que usted elija puede ayudarle a votar.";
    map_square: "The square is the polling place.", "El cuadro es el lugar de votación.";
    mile: "{n} mile", "{n} milla";
    miles: "{n} miles", "{n} millas";
    list_no_place: "No polling place in the list. Call.", "Sin lugar de votación en la lista. Llame.";
    other_title: "City elections may be somewhere else", "Las elecciones de la ciudad pueden ser en otro lugar";
    other_text: "{name}, {date}, is run by {authority}. The places may not be the same as for county elections. Ask the city clerk.",
        "{name}, {date}, la organiza {authority}. Los lugares pueden ser distintos de los del condado. Pregunte al secretario de la ciudad.";
    other_text_party: "{name}, {date}, is run by {authority}. Call and ask where to vote.",
        "{name}, {date}, la organiza {authority}. Llame y pregunte dónde votar.";
    authority_county: "the county", "el condado";
    authority_city: "the city of {name}", "la ciudad de {name}";
    call_title: "Whom to call", "A quién llamar";
    call_office_source: "{source}, {date}", "{source}, {date}";
    call_statewide: "Secretary of State’s elections line", "Línea electoral de la Secretaría de Estado";
    call_statewide_2: "Elections Division", "División de Elecciones";
    call_relay: "Relay for deaf or hard-of-hearing callers", "Servicio de retransmisión para personas sordas o con dificultad para oír";
    call_mail: "Mail", "Correo";
    band_made_up: "Made-up places: a demonstration. Do not use it to vote.", "Lugares inventados: una demostración. No la use para votar.";
    band_unsigned: "Not signed: nobody has vouched for this copy.", "Sin firma: nadie responde por esta copia.";
    band_old: "Old list, from {date}. It is not for the next election.", "Lista antigua, del {date}. No es para la próxima elección.";
    foot_as_of: "{name}. List as of {date}.", "{name}. Lista al {date}.";
    foot_draft: "Draft, not reviewed by counsel.", "Borrador, no revisado por abogados.";
    foot_unofficial: "Not an official site.", "No es un sitio oficial.";
    foot_confirmed_none: "No county has confirmed these places.", "Ningún condado ha confirmado estos lugares.";
    foot_confirmed_by: "{by}, {office}, confirmed this place on {date}: minute book {book}, page {page}.",
        "{by}, {office}, confirmó este lugar el {date}: libro de actas {book}, página {page}.";
    foot_confirmed_some: "Confirmed places: {n} of {of}.", "Lugares confirmados: {n} de {of}.";
    foot_sources: "Sources", "Fuentes";
    foot_source: "{source} ({licence})", "{source} ({licence})";
    foot_help: "Questions? Call the Secretary of State’s office.", "¿Preguntas? Llame a la oficina de la Secretaría de Estado.";
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A message of the page's file, as its source writes it: `key: "text",`.
    fn message(file: &str, key: &str) -> Option<String> {
        let line = file.lines().find_map(|l| l.trim_start().strip_prefix(key)?.strip_prefix(": \""))?;
        Some(line.strip_suffix("\",").unwrap().to_owned())
    }

    fn page(file: &str) -> String {
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/src/messages").join(file)).unwrap()
    }

    #[test]
    fn what_the_page_says_too_is_said_in_the_same_words() {
        let (english, spanish) = (page("en.ts") + &page("en-later.ts"), page("es.ts"));
        let mut shared = 0;
        for (key, en, es) in ALL {
            let Some(theirs) = message(&english, key) else { continue };
            assert_eq!((*en, Some(*es)), (theirs.as_str(), message(&spanish, key).as_deref()), "{key}");
            shared += 1;
        }
        assert!(shared > 40, "{shared} sentences are shared");
    }

    #[test]
    fn both_languages_have_the_same_blanks_and_no_word_turns_a_voter_away() {
        let blanks = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        };
        for (key, en, es) in ALL {
            assert_eq!(blanks(en), blanks(es), "{key}");
            assert_eq!(en.matches("**").count() % 2, 0, "{key}");
            assert_eq!(es.matches("**").count(), en.matches("**").count(), "{key}");
            for never in ["violation", "breach", "illegal", "reject", "will count", "will not count", "cannot vote", "may not vote"] {
                assert!(!en.to_lowercase().contains(never), "{key}: {never}");
            }
        }
    }

    /// The grade of Flesch and Kincaid over all that a voter reads, syllables counted as groups of vowels.
    #[test]
    fn english_reads_at_sixth_grade() {
        let (mut words, mut sentences, mut syllables) = (0.0, 0.0, 0.0);
        for (_, en, _) in ALL.iter().filter(|(key, ..)| !key.starts_with("foot_") && !key.starts_with("call_")) {
            let ends = en.matches(['.', '?', '!', ':']).count().max(1);
            sentences += f64::from(u32::try_from(ends).unwrap());
            for word in en.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|w| w.chars().any(char::is_alphabetic)) {
                words += 1.0;
                let lower = word.to_lowercase();
                let mut last = false;
                let mut groups = 0;
                for c in lower.chars() {
                    let vowel = "aeiouy".contains(c);
                    groups += i32::from(vowel && !last);
                    last = vowel;
                }
                let silent = lower.ends_with('e') && !lower.ends_with("le") && groups > 1;
                syllables += f64::from((groups - i32::from(silent)).max(1));
            }
        }
        let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        assert!(grade <= 6.0, "grade {grade:.1}");
    }
}
