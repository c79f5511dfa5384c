import pytest

from anonymizer.policy import decide, load_policy, project_policy

from .building import marked

PRESS = load_policy()


def reason(text, kind="ORGANIZATION", policy=PRESS):
    document, resolution = marked(f"It was [{text}|{kind}] again.")
    (decision,) = decide(document, resolution, policy)
    return decision.reason


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PNC", "well-known-organisation"),
        ("Human Rights Watch", "well-known-organisation"),
        ("MS-13", "well-known-organisation"),
        ("Nuevas Ideas", "well-known-organisation"),
        ("Nicaraguan Red Cross", "state-agency"),
        ("Ministry of Fisheries", "state-agency"),
        ("Ministerio de Cultura", "state-agency"),
        ("Fiscalía General de la Nación de Colombia", "state-agency"),
        ("Embassy of Canada", "state-agency"),
        ("Policía Nacional del Perú", "state-agency"),
        ("Corte Suprema de Justicia", "court"),
        ("Tribunal Constitucional", "court"),
        ("Juzgado Segundo de Instrucción de San Salvador", "court"),
        ("Immigration Court in Houston", "court"),
        ("CECOT", "named-prison"),
        ("Centro Penal de Tonacatepeque", "named-prison"),
        ("Riverbend Detention Center", "named-prison"),
        ("El Salvador", "country"),
    ],
)
def test_public_organisations(name, expected):
    assert reason(name) == expected
    assert expected in PRESS.rule("ORGANIZATION").keep


@pytest.mark.parametrize("name", ["the clinic", "social housing", "Municipality", "la escuela"])
def test_words_for_a_kind_name_nobody(name):
    assert reason(name) == "unnamed"


def test_in_a_chat_without_capitals_lower_case_says_nothing():
    document, resolution = marked("fui a la [panaderia la bendicion|ORGANIZATION] con el pan")
    assert decide(document, resolution, PRESS)[0].reason == "local-organisation"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Federal Minister of Agriculture", "state-agency"),
        ("Directorate of Immigration", "state-agency"),
        ("Izmir Administrative Court", "court"),
        ("Regional Court", "court"),
        ("Second Chamber of the Supreme Court", "court"),
        ("Izmir Magistrates' Court", "local-court"),
        ("Jiquilisco District Court", "local-court"),
    ],
)
def test_offices_and_courts_that_sit_in_few_places(name, expected):
    assert reason(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Juzgado de Paz de Jiquilisco", "local-court"),
        ("Juzgado Tercero de Paz", "local-court"),
        ("Escuela San Antonio", "local-organisation"),
        ("Instituto Nacional de Jiquilisco", "local-organisation"),
        ("Iglesia Bautista Monte de los Olivos", "local-organisation"),
        ("Lincoln Elementary School", "local-organisation"),
        ("Clínica Santa Lucía", "local-organisation"),
        ("Tienda Lupita", "local-organisation"),
        ("Fiscalía de Jiquilisco", "local-organisation"),
    ],
)
def test_local_organisations(name, expected):
    assert reason(name) == expected
    assert expected not in PRESS.rule("ORGANIZATION").keep


def test_organisations_that_the_project_keeps():
    entry = {"name": "Tienda Lupita", "reason": "our partner"}
    policy = project_policy({"policy": {"keep": {"organisations": [entry]}}})
    assert reason("tienda lupita", policy=policy) == "kept-by-project"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hrw.org", "URL"),
        ("https://www.cristosal.org/", "URL"),
        ("https://www.uscis.gov/forms", "URL"),
        ("www.pnc.gob.sv", "URL"),
        ("prensa@cristosal.org", "EMAIL_ADDRESS"),
        ("info@fgr.gob.sv", "EMAIL_ADDRESS"),
        ("@PNCSV", "SOCIAL_HANDLE"),
        ("@hrw", "SOCIAL_HANDLE"),
    ],
)
def test_institutional_addresses(text, kind):
    assert reason(text, kind) == "institutional-address"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.facebook.com/ana.ruiz", "URL"),
        ("https://elfaro.net/es/202204/el_salvador/26106", "URL"),
        ("https://hrw.org/news/2022/ana-ruiz", "URL"),
        ("https://uscis.gov/case?id=4", "URL"),
        ("https://hrw.org.example.com", "URL"),
        ("anaruiz.com", "URL"),
        ("ana.ruiz@cristosal.org", "EMAIL_ADDRESS"),
        ("info@tiendalupita.com", "EMAIL_ADDRESS"),
        ("@ana_ruiz", "SOCIAL_HANDLE"),
        ("@PNC_juan", "SOCIAL_HANDLE"),
    ],
)
def test_personal_addresses(text, kind):
    assert reason(text, kind) == "identifier"


@pytest.mark.parametrize(
    "text",
    [
        "It is kept by [Observatorio Ladera|ORGANIZATION].",
        "La organización [Voz de Barro|ORGANIZATION] lo cuenta.",
        "The NGO [Open Ladder|ORGANIZATION] counted them.",
        "[Open Ladder|ORGANIZATION], a small legal aid group, counted them.",
        "Lo publicó el periódico [La Loma|ORGANIZATION].",
        "[Tule County Sheriff's Office|ORGANIZATION]",
        "He is in [Lark County Jail|ORGANIZATION].",
    ],
)
def test_bodies_that_speak_in_public(text):
    document, resolution = marked(text)
    (decision,) = decide(document, resolution, PRESS)
    assert decision.action.value == "keep"


@pytest.mark.parametrize(
    "text",
    [
        "He works for [Open Ladder|ORGANIZATION], a roofing group.",
        "El [Comité de Desaparecidos de Jiquilisco|ORGANIZATION] se reúne allí.",
        "She runs [La Loma|ORGANIZATION].",
    ],
)
def test_bodies_where_few_people_meet(text):
    document, resolution = marked(text)
    (decision,) = decide(document, resolution, PRESS)
    assert decision.action.value == "generalise"


def test_the_shared_mailbox_of_a_body_that_stays():
    text = "The NGO [Open Ladder|ORGANIZATION]: [{}@openladder.example|EMAIL_ADDRESS]"
    for mailbox, action in (("hello", "keep"), ("nubia", "redact")):
        document, resolution = marked(text.format(mailbox))
        assert decide(document, resolution, PRESS)[1].action.value == action
