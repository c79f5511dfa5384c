"""What must not be found in running text: quantities, money, dates, statutes, gangs, verses."""

import pytest

from anonymizer.detect.numbers import recognizers

ALL = [recognizer for language in ("en", "es") for recognizer in recognizers(language)]


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
In the prison cell 45 people slept; en la celda dos hombres murieron; in the cell I wept.
El módulo de capacitación, el sector público, la cama de mi hijo.
Nivel 3 de inglés, sector 2 del mercado.
She posted on Facebook about it. Facebook is banned. Lo vi en Facebook y en Instagram.
Facebook y WhatsApp eran los únicos medios. On Twitter they said no.
Documento A/HRC/44/49 y OEA/Ser.L/V/II, Opinión Consultiva OC-21/14; DECRETO N.º 333.
Los hombres contaban uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez.
La foto img_20220101_x.jpg; case_id, last_name, first_name.
Me robaron 1234567 pesos; gastó 5000-10000 dólares; produjo 632.0000 millones.
The U.S. and U.N. said e.g. nothing. Etc. Fin.Luego empezó otra vez.
They were 5-6 men, 10-12 years old, 3-4 times, 50-60 people.
Article 8.1 and 25.1 of the Convention; A/RES/217; resolución 1325 (2000).
Resolución 2/2022; Opinion 34/2020; Ley N° 8968; Convenio 169 de la OIT;
Resolución 611-2022, Acuerdo Gubernativo 555-2016.
La temperatura llegó a 40°C y en la celda a 45 °C.
Section 1983; Title 42; chapter 13; Chapter XII. ISBN 978-0-00-000000-2
La población es de 6,486,201 y el PIB de 32.488.700.000.
Nació en 1985, en 2005 emigró, volvió en 2015; tenía 1985 colones.
The 1951 Convention and its 1967 Protocol; 150,000,000 displaced.
1.500.000 pesos, 2.300.000 bolívares, 1 000 000 euros.
""".strip().split("\n")


@pytest.mark.parametrize("text", CLEAN)
def test_not_found(text):
    found = [r for recognizer in ALL for r in recognizer.analyze(text, [], None)]
    assert [(r.entity_type, text[r.start : r.end]) for r in found] == []
