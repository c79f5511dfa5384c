"""What is found in running text; the expected span stands in braces."""

import pytest

from anonymizer.detect.numbers import recognizers

ALL = recognizers("es")


def find(text, entity_type=None):
    results = [r for recognizer in ALL for r in recognizer.analyze(text, [], None)]
    return {
        text[r.start : r.end]
        for r in results
        if entity_type is None or r.entity_type == entity_type
    }


FOUND = [
    # El Salvador
    ("SV_DUI", "Mi DUI es {00016297-5}."),
    ("SV_DUI", "Mi DUI es {00016297-4}."),
    ("SV_DUI", "{00016297-5}"),
    ("SV_DUI", "DUI: {000162975}"),
    ("SV_DUI", "DUI N° {00016297 5}"),
    ("SV_DUI", "Documento Único de Identidad número {00016297–5}, extendido en 2010"),
    ("SV_DUI", "documento unico de identidad {0001 6297 5}"),
    ("SV_DUI", "su DUI {OOO16297-5} salió borroso"),
    ("SV_DUI", "su DUI {000l6297-5}"),
    ("SV_DUI", "DUI{00016297-5}"),
    ("SV_DUI", "DUI_{00016297-5}.pdf"),
    ("SV_DUI", "her DUI number was {00016297-\n5}"),
    ("SV_DUI", "NIT homologado {00016297-5}"),
    ("SV_DUI", "mi DUI es {cero cero cero uno seis dos nueve siete guion cinco}"),
    ("SV_DUI", "DUI: {0001629-5}"),
    ("SV_NIT", "NIT {0614-050707-104-8}"),
    ("SV_NIT", "NIT {0614-050707-104-0}"),
    ("SV_NIT", "{0614-050707-104-8}"),
    ("SV_NIT", "NIT: {06140507071048}"),
    ("SV_NIT", "NIT {0614 050707 104 8}"),
    ("SV_NUP", "NUP {000000000012}"),
    ("SV_NUP", "su número único previsional es {0000 0000 0012}"),
    ("SV_ISSS", "afiliación al ISSS {000000123}"),
    ("SV_ISSS", "seguro social No. {00000012-3}"),
    # Guatemala, Honduras, Nicaragua, Costa Rica, Panama, Belize
    ("GT_CUI", "DPI {0000 00124 0101}"),
    ("GT_CUI", "con CUI {0000001240101}"),
    ("GT_CUI", "con CUI {0000001100101}"),
    ("GT_CUI", "cédula de vecindad {A-1 123,456}"),
    ("GT_NIT", "NIT {576937-K}"),
    ("GT_NIT", "NIT {8977112-0}"),
    ("GT_NIT", "número de identificación tributaria {7108-0}"),
    ("HN_DNI", "identidad {0801-1890-00012}"),
    ("HN_DNI", "{0801-1890-00012}"),
    ("HN_DNI", "DNI {0801189000012}"),
    ("HN_DNI", "tarjeta de identidad No. {0801 1890 00012}"),
    ("HN_DNI", "DNI {1901-1890-00012}"),
    ("HN_RTN", "RTN {08011890000120}"),
    ("HN_RTN", "RTN: {0801-1890-000120}"),
    ("NI_CEDULA", "cédula {001-010100-0000B}"),
    ("NI_CEDULA", "{001-010100-0000A}"),
    ("NI_CEDULA", "cedula numero {0010101000000b}"),
    ("CR_CEDULA", "cédula {1-0000-0001}"),
    ("CR_CEDULA", "cédula {1 0000 0001}"),
    ("CR_CEDULA", "cédula {100000001}"),
    ("CR_CEDULA", "{1-0000-0001}"),
    ("CR_DIMEX", "DIMEX {155800000001}"),
    ("CR_DIMEX", "cédula de residencia {155800000001}"),
    ("PA_CEDULA", "cédula {8-000-0001}"),
    ("PA_CEDULA", "cédula {PE-1-23}"),
    ("PA_CEDULA", "cédula {8 123 1234}"),
    ("PA_CEDULA", "{4AV-00-123}"),
    ("PA_CEDULA", "cédula {E-8-12345}"),
    ("BZ_SSN", "her Belize social security number is {000000012}"),
    ("BZ_SSN", "Social Security Board no. {000-000-012}"),
    # Mexico
    ("MX_CURP", "CURP {BOXW310820HNERXN09}"),
    ("MX_CURP", "{BOXW310820HNERXN08}"),
    ("MX_CURP", "curp: {boxw310820hnerxn09}"),
    ("MX_CURP", "{BOXW 310820 HNERXN 09}"),
    ("MX_CURP", "CURP {BOXW31O820HNERXN09}"),
    ("MX_RFC", "RFC {GODE561231GR8}"),
    ("MX_RFC", "{GODE561231GR9}"),
    ("MX_RFC", "RFC: {GODE 561231}"),
    ("MX_INE", "clave de elector {ZZZZZZ00010199H000}"),
    ("MX_INE", "{ZZZZZZ00010199H000}"),
    ("MX_INE", "INE {0000000000012}"),
    ("MX_NSS", "NSS {00000000182}"),
    ("MX_NSS", "número de seguridad social {00-00-00-0018-3}"),
    # USA
    ("US_A_NUMBER", "{A000-000-012}"),
    ("US_A_NUMBER", "{A# 000 000 012} was detained"),
    ("US_A_NUMBER", "{A-000000012}"),
    ("US_A_NUMBER", "{A00000012}"),
    ("US_A_NUMBER", "alien number {000000012}"),
    ("US_A_NUMBER", "my alien registration number is {000-000-012}"),
    ("US_A_NUMBER", "número de extranjero {000 000 012}"),
    ("US_A_NUMBER", "alien number {OOO-000-012}"),
    ("US_A_NUMBER", "her A number is {zero zero zero, zero zero zero, zero one two}"),
    ("US_SSN", "SSN {000-12-3456}"),
    ("US_SSN", "{987-65-4320}"),
    ("US_SSN", "social security number {000 12 3456}"),
    ("US_SSN", "social {000123456}"),
    ("US_SSN", "número de seguro social: {000123456}"),
    ("US_SSN", "{XXX-XX-1234}"),
    ("US_ITIN", "ITIN {912-90-3456}"),
    ("US_ITIN", "ITIN {912903456}"),
    ("USCIS_RECEIPT", "{IOE0000000012}"),
    ("USCIS_RECEIPT", "receipt {EAC-00-999-00001}"),
    ("USCIS_RECEIPT", "recibo {eac 00 999 00001}"),
    ("USCIS_RECEIPT", "receipt number {ZZZ0000000012}"),
    ("US_I94", "I-94 number {000000000A0}"),
    ("US_I94", "Form I-94: {00000000012}"),
    ("CASE_NUMBER", "in {1:00-cv-00001-ABC-DE} the judge"),
    ("CASE_NUMBER", "Case No. {00-cr-123}"),
    ("CASE_NUMBER", "docket {No. 1}".replace("{No. 1}", "no. {00-1234}")),
    ("CASE_NUMBER", "{2:99-mj-01234}"),
    ("US_UCN", "FBI number {000001ZZ0}"),
    ("US_UCN", "FBI #{000001ZZ0}"),
    ("US_DRIVER_LICENSE", "driver's license {D0000012}"),
    ("US_DRIVER_LICENSE", "licencia de conducir No. {0000-000000-000-1}"),
    ("US_DRIVER_LICENSE", "state ID {000 123 456}"),
    ("INMATE_NUMBER", "BOP register number {00001-000}"),
    ("INMATE_NUMBER", "inmate {00001-000}"),
    ("INMATE_NUMBER", "booking no. {2019012345}"),
    ("INMATE_NUMBER", "número de interno {12345}"),
    # South America, Spain
    ("CO_CEDULA", "cédula de ciudadanía {1.000.000.001}"),
    ("CO_CEDULA", "C.C. {10.000.001} de Bogotá"),
    ("VE_CEDULA", "{V-11.470.283}"),
    ("VE_CEDULA", "C.I. {V11470283}"),
    ("VE_CEDULA", "RIF {V-11470283-4}"),
    ("PE_DNI", "DNI {10117410}"),
    ("EC_CEDULA", "cédula {1714307103}"),
    ("EC_CEDULA", "cédula {171430710-4}"),
    ("CL_RUN", "{12.531.909-2}"),
    ("CL_RUN", "RUT {12531909-3}"),
    ("ES_NIF", "DNI {54362315K}"),
    ("ES_NIF", "{54362315Z}"),
    ("ES_NIE", "{X-2482300-W}"),
    ("ES_NIE", "NIE {x2482300w}"),
    # Papers of many countries
    ("PASSPORT", "pasaporte {A00000001}"),
    ("PASSPORT", "passport no. {a 0000001}"),
    ("PASSPORT", "pasaporte guatemalteco número {000000012}"),
    ("PASSPORT", "Passport: {E000123}"),
    ("PASSPORT", "pasaporte {AO0000001}"),
    (
        "MRZ",
        "{P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10}",
    ),
    (
        "MRZ",
        "{I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<}",
    ),
    ("MRZ", "decía {P<UTOERIKSSON<<ANNA<MARIA}"),
    ("IDENTIFIER", "INTERPOL red notice {2019/12345}"),
    ("IDENTIFIER", "notificación roja de INTERPOL {A-1234/5-2019}"),
    ("UNHCR_NUMBER", "{000-00C00001}"),
    ("UNHCR_NUMBER", "registro de ACNUR {000-00000012}"),
    ("UNHCR_NUMBER", "UNHCR case no. {SLV-00-0000012}"),
    ("ICRC_NUMBER", "ICRC {ZZZ-000123-01}"),
    ("ICRC_NUMBER", "el CICR abrió el caso {ZZZ 000123}"),
    # Files and proceedings
    ("CASE_NUMBER", "expediente {123-UDH-2022}"),
    ("CASE_NUMBER", "Exp. {0801-2020-00123}"),
    ("CASE_NUMBER", "causa penal {45/2021}".replace("45/2021", "145/2021")),
    ("CASE_NUMBER", "Ref. {12-A-2020}"),
    ("CASE_NUMBER", "carpeta de investigación {FED/SEIDO/UEIDMS-MEX/0000123/2020}"),
    ("CASE_NUMBER", "CI {CI-FXX/01/UI-1/00123/01-2020}".replace("/01-2020", "/2020")),
    ("CASE_NUMBER", "expediente número {1234}"),
    ("CASE_NUMBER", "expediente {4567}"),
    ("CASE_NUMBER", "Case No. {2020-1234}"),
    ("CASE_NUMBER", "complaint number {00123}"),
    ("CASE_NUMBER", "file no. {AB-1234-20}"),
    ("CASE_NUMBER", "Claim No. {123 of 2021}"),
    ("CASE_NUMBER", "la denuncia {MP001-2020-12345}"),
    ("CASE_NUMBER", "petición {P-123-19} ante la CIDH"),
    ("CASE_NUMBER", "medida cautelar {MC-123-21}"),
    ("CASE_NUMBER", "habeas corpus {123-2022}"),
    ("CASE_NUMBER", "police report # {20-012345}"),
    ("CASE_NUMBER", "folio {FGE/0123/2021}"),
    ("MEDICAL_RECORD", "MRN {00012345}"),
    ("MEDICAL_RECORD", "expediente clínico {1234-20}"),
    ("MEDICAL_RECORD", "historia clínica No. {123456}"),
    ("MEDICAL_LICENSE", "Dr. JVPM {12345}"),
    ("MEDICAL_LICENSE", "colegiado No. {12345}"),
    ("MEDICAL_LICENSE", "cédula profesional {1234567}"),
    ("BANK_ACCOUNT", "cuenta de ahorros {0000-0000-12}"),
    ("BANK_ACCOUNT", "account number {000012345678}"),
    ("BANK_ACCOUNT", "CLABE {000000000000000012}"),
    ("BANK_ACCOUNT", "card ending in {4321}"),
    ("BANK_ACCOUNT", "tarjeta terminada en {4321}"),
    ("IBAN_CODE", "{SV62 CENR 0000 0000 0000 0070 0025}"),
    ("IBAN_CODE", "IBAN {SV63CENR00000000000000700025}"),
    ("CREDIT_CARD", "{4000 0000 0000 0002}"),
    ("CREDIT_CARD", "tarjeta {4000-0000-0000-0003}"),
    ("CREDIT_CARD", "{4000000000000002}"),
    ("IMEI", "IMEI {354178036859789}"),
    ("IMEI", "{35-417803-685978-1}"),
    ("LICENSE_PLATE", "un pick-up {P 123-456}"),
    ("LICENSE_PLATE", "patrulla {N 14-882}"),
    ("LICENSE_PLATE", "carro con placas {P123-4B6}"),
    ("LICENSE_PLATE", "placas {P-123BCD}"),
    ("LICENSE_PLATE", "placa {HAA 1234}"),
    ("LICENSE_PLATE", "license plate {7ABC123}"),
    ("LICENSE_PLATE", "placas {ABC-12-34}"),
    ("LICENSE_PLATE", "plate {M 123 456}"),
    ("LICENSE_PLATE", "moto placa {M-12345}"),
    ("LICENSE_PLATE", "placas {p123456}"),
    # Places, network
    ("COORDINATES", "en {13.69290, -89.21820}"),
    ("COORDINATES", "{13.69 N, 89.21 W}"),
    ("COORDINATES", "{13°41'34\"N 89°13'05\"W}"),
    ("COORDINATES", "{N 13° 41.574' W 89° 13.092'}"),
    ("COORDINATES", "plus code {6QR8+4G}"),
    ("COORDINATES", "{https://maps.app.goo.gl/aBcDeF123}"),
    ("COORDINATES", "{https://www.google.com/maps?q=13.6,-89.2}"),
    ("COORDINATES", "{geo:13.6929,-89.2182}"),
    ("COORDINATES", "latitud {13.6929}"),
    ("IP_ADDRESS", "IP {192.0.2.7}."),
    ("IP_ADDRESS", "from {2001:db8::1}"),
    ("MAC_ADDRESS", "{00:00:5E:00:53:01}"),
    ("EMAIL_ADDRESS", "escriba a {ana.ejemplo+x@example.org}."),
    ("EMAIL_ADDRESS", "{ana @ example.org}"),
    ("EMAIL_ADDRESS", "{ana (arroba) example (punto) org}"),
    ("EMAIL_ADDRESS", "{ana arroba example punto com}"),
    ("EMAIL_ADDRESS", "{ana [at] example [dot] org}"),
    ("EMAIL_ADDRESS", "mail me: {ana at example dot com}"),
    ("EMAIL_ADDRESS", "{ana.ejemplo@gmail} sin el punto com"),
    ("EMAIL_ADDRESS", "<{ñandu@example.com}>"),
    ("URL", "ver {https://example.org/a_b?c=d#e}."),
    ("URL", "({www.example.org/x})"),
    ("URL", "{facebook.com/ana.ejemplo}"),
    ("URL", "{wa.me/50300000000}"),
    ("URL", "en {example.com.sv}, dijo"),
    ("URL", "[texto]({https://docs.example.com/d/1AbC/edit})"),
    # Telephones
    ("PHONE_NUMBER", "{2100-0000}"),
    ("PHONE_NUMBER", "tel. {2100 0000}"),
    ("PHONE_NUMBER", "{7000.0000}"),
    ("PHONE_NUMBER", "{70000000}"),
    ("PHONE_NUMBER", "cel {70-00-00-00}"),
    ("PHONE_NUMBER", "cel {7 0 0 0 0 0 0 0}"),
    ("PHONE_NUMBER", "{+503 7000-0000}"),
    ("PHONE_NUMBER", "{(+503) 7000-0000}"),
    ("PHONE_NUMBER", "{(503) 7000-0000}"),
    ("PHONE_NUMBER", "{503-7000-0000}"),
    ("PHONE_NUMBER", "{50370000000}"),
    ("PHONE_NUMBER", "{0050370000000}"),
    ("PHONE_NUMBER", "{+1 (202) 555-0123}"),
    ("PHONE_NUMBER", "{202-555-0123}"),
    ("PHONE_NUMBER", "{(202) 555-0123}"),
    ("PHONE_NUMBER", "{202.555.0123}"),
    ("PHONE_NUMBER", "call {2025550123}"),
    ("PHONE_NUMBER", "{555-0123}"),
    ("PHONE_NUMBER", "phone {5550123}"),
    ("PHONE_NUMBER", "{+52 55 0000 0000}"),
    ("PHONE_NUMBER", "{55 0000 0000}"),
    ("PHONE_NUMBER", "WhatsApp {55-0000-0000}"),
    ("PHONE_NUMBER", "{+57 300 000 0000}"),
    ("PHONE_NUMBER", "{+34 600 000 000}"),
    ("PHONE_NUMBER", "{600 00 00 00}"),
    ("PHONE_NUMBER", "{7000–0000}"),
    ("PHONE_NUMBER", "su número es {7O00-OO00}"),
    ("PHONE_NUMBER", "mi teléfono es {siete cero cero cero, cero cero cero cero}"),
    ("PHONE_NUMBER", "her phone is {two oh two, five five five, oh one two three}"),
    ("PHONE_NUMBER", "llámame al {setenta, cero cero, treinta y uno, cuarenta}"),
    ("PHONE_NUMBER", "teléfonos {7000-0000}, {7000-0001} y {7000-0002}"),
    ("PHONE_NUMBER", "{7000-0000}/{7000-0001}"),
    ("PHONE_NUMBER", "{70000000},{70000001}"),
    # Accounts
    ("SOCIAL_HANDLE", "en X soy {@ana_ejemplo}"),
    ("SOCIAL_HANDLE", "Facebook: {Ana Ejemplo}"),
    ("SOCIAL_HANDLE", "FB: {anaejemplo}\n"),
    ("SOCIAL_HANDLE", "en insta es {marielita_000}"),
    ("SOCIAL_HANDLE", "IG {marielita.000}"),
    ("SOCIAL_HANDLE", "on Instagram as {mari000}"),
    ("SOCIAL_HANDLE", "en Facebook aparece como {Ana de Ejemplo}"),
    ("SOCIAL_HANDLE", "TikTok {@ana.ejemplo00}"),
    ("SOCIAL_HANDLE", "my username is {ana_00}"),
    ("SOCIAL_HANDLE", "Telegram: {@anaejemplo}, dijo"),
    # Prison
    ("PRISON_CELL", "held in {module 4, cell 12} for a year"),
    ("PRISON_CELL", "la {celda 9 del sector 5}"),
    ("PRISON_CELL", "{sector 3, celda 18}"),
    ("PRISON_CELL", "{celda nueve}"),
    ("PRISON_CELL", "{celda número treinta y dos}"),
    ("PRISON_CELL", "{cell B-12}"),
    ("PRISON_CELL", "{Cell No. 7}, prison"),
    ("PRISON_CELL", "{celda 14-A}"),
    ("PRISON_CELL", "en el penal, {módulo 8}"),
    ("PRISON_CELL", "{pabellón B, celda 3}"),
    ("PRISON_CELL", "{Block C, tier two}".replace("tier two", "cell two")),
    ("PRISON_CELL", "{sector cinco, módulo dos y celda once}"),
    ("PRISON_CELL", "preso en el {sector 5}"),
    # The rest
    ("IDENTIFIER", "ONI {12345}"),
    ("IDENTIFIER", "badge number {1234}"),
    ("IDENTIFIER", "carné {ABC-12345}"),
    ("IDENTIFIER", "{partida 123, folio 45, tomo 2}"),
    ("IDENTIFIER", "partida de nacimiento número {123}"),
    ("IDENTIFIER", "{123456789012345678}"),
    ("IDENTIFIER", "{cero uno dos tres cuatro cinco seis siete ocho}"),
]


@pytest.mark.parametrize(("entity_type", "marked"), FOUND)
def test_found(entity_type, marked):
    text = marked.replace("{", "").replace("}", "")
    expected = {part.split("}")[0] for part in marked.split("{")[1:]}
    assert expected <= find(text, entity_type)


CLEAN = """
Pagamos $300 de renta cada mes, después $1,500.00 y al final 12,345,678 pesos.
They asked for US$ 10,000.00 and Q 75,000 or L. 45000000.
Nos pidieron 77000000 colones y 70000000 dólares.
El salario era de 365.00 dólares; subió 12.5% en 2019.
There were 1,700 detainees and 75,000 people in 2023-2024.
Los 70000000 habitantes y 85000000 personas del censo.
La guerra duró de 1980-1992 y el régimen de 2019-2022.
El periodo 2019 – 2022 y el año 2022/2023.
A las 14:30 del 2022-04-14 llegaron; se fueron a las 3:45 p.m.
El 14/04/2022, el 14-04-2022, el 14.04.2022 y el 4/5/22.
On 04/14/2022 at 10:20:30 they left. Reported 20220414.
Decreto 333, Decreto Legislativo No. 333-2022, Acuerdo 1234-2020.
Decreto Legislativo 719 y Ley 1008; artículo 331 del Código Penal, artículos 345-346.
Article 331, section 1158, 8 U.S.C. § 1158(a), 8 C.F.R. 1003.42, Form I-589, Form I-94 and I-130.
INA § 208; 27 I&N Dec. 316 (A.G. 2018); 910 F.3d 1345 (9th Cir. 2018); Pub. L. 104-208.
Exhibit 12, pages 123-145; Exhibit A, p. 1234; Anexo 3, página 45, folio 12.
See footnote 23 and paragraph 145. Ver párrafo 12 y nota 345.
Tomó 500 mg de paracetamol cada 8 horas y 10 ml de jarabe; amoxicilina 875/125 mg.
Juan 3:16, Salmo 91:1-16, 1 Corintios 13:4-7 and Psalm 23.
El vuelo 1234 salió a las 6:15; flight UA 1584 at 18:40.
La MS-13 y el Barrio 18, la 18 Revolucionarios, MS13, M-18.
Covid-19 came in 2020. The B-2 visa, the F-16 and the AK-47, an M-16 and a 9mm.
Sigue #JusticiaParaTodos y #2022 en redes.
Tod@s l@s compañer@s vinieron @ 5 pm.
Tenía 23 años, medía 1.70 m y pesaba 150 libras; caminó 15 kilómetros.
Viví ahí 10 años, 3 meses y 12 días; caminamos 300 km en 12 horas.
El kilómetro 31 de la carretera, calle 5 y avenida 12, casa 4.
In case 3 people came; the case of 300 detainees; in this case 2 of them.
El caso de 1200 detenidos; en ese caso 300 soldados; caso MS-13.
Two or three of them, five or six days, twenty-two years, one by one.
Uno, dos o tres veces; tres o cuatro hombres, veinte y dos años.
My cell phone was taken. The cell door closed at 9. Unit cohesion. Sector privado, sector informal.
El módulo de capacitación, el sector público, la cama de mi hijo, nivel 3 de inglés, sector 2 del mercado.
She posted on Facebook about it. Facebook is banned. Lo vi en Facebook y en Instagram.
Facebook y WhatsApp eran los únicos medios. On Twitter they said no.
The U.S. and U.N. said e.g. nothing. Etc. Fin.Luego empezó otra vez.
They were 5-6 men, 10-12 years old, 3-4 times, 50-60 people.
Article 8.1 and 25.1 of the Convention; A/RES/217; resolución 1325 (2000).
Resolución 2/2022; Opinion 34/2020; Ley N° 8968; Convenio 169 de la OIT.
La temperatura llegó a 40°C y en la celda a 45 °C. 
Section 1983; Title 42; chapter 13; Chapter XII. ISBN 978-0-00-000000-2
La población es de 6,486,201 y el PIB de 32.488.700.000.
Nació en 1985, en 2005 emigró, volvió en 2015; tenía 1985 colones.
The 1951 Convention and its 1967 Protocol; 150,000,000 displaced.
1.500.000 pesos, 2.300.000 bolívares, 1 000 000 euros.
""".strip().split("\n")


@pytest.mark.parametrize("text", CLEAN)
def test_not_found(text):
    assert find(text) == set()
