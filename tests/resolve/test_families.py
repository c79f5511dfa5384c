"""Who is who in families, where all share surnames and some share given names."""

from __future__ import annotations

import pytest

from tests.resolve.marked import grouped

CASES = {
    "the article shows who of a family is meant": [
        "Vino el cabo ⟦Noel Melgar|b⟧. Doña ⟦Gloria Melgar|a⟧ fue allá, donde el mismo ⟦Melgar|b⟧ "
        "lo negó.",
    ],
    "two surnames stand in their order": [
        "⟦Elmer Antonio Sorto Orantes|a⟧ y su suegra, ⟦Tomasa Orantes viuda de Sorto|b⟧, vinieron. "
        "⟦Sorto Orantes|a⟧ firmó.",
        "⟦Nubia Ester Orantes Paz|a⟧ vino con su hijo, ⟦Elmer Paz Orantes|b⟧. ⟦Orantes Paz|a⟧ "
        "lloró.",
    ],
    "a married woman called by both surnames": [
        "⟦Nubia Ester Hernández Lobo|a⟧ y ⟦Tulio Linares Hernández|b⟧ entraron. «¡⟦Hernández de "
        "Linares|a⟧!», gritaron.",
    ],
    "the father who gave his son a second name": [
        "⟦Josué Ernesto Funes Lobo|a⟧ salió. ⟦Josué|a⟧ no volvió. Su padre, ⟦Ernesto Funes|b⟧, lo "
        "busca y ⟦Ernesto|b⟧ no duerme.",
    ],
    "the kin of one just named": [
        "El papá de ⟦Angelito|a⟧, ⟦Ángel Lobo|b⟧, es policía. ⟦Lobo|b⟧ me pegaba.",
        "The father of ⟦Danny|a⟧, ⟦Daniel Funes|b⟧, drinks. ⟦Funes|b⟧ hit us.",
    ],
    "somebody who bears the name of another": [
        "Vino doña ⟦Tomasa Lobo|a⟧. La menor, ⟦Tomasita|b⟧, que lleva el nombre de su abuela, "
        "lloró. Doña ⟦Tomasa|a⟧ calló.",
        "⟦Eusebio Paz|a⟧ y ⟦Eusebio Lobo|b⟧ faltan. Nació ⟦Eusebio|c⟧, mi hermano, que lleva el "
        "nombre de los dos.",
    ],
    "another one, by name": [
        "My sister has a boy, ⟦Julio|a⟧. ⟦Julio|a⟧ slept. Then came another one, ⟦Julio Lobo|b⟧.",
    ],
    "the son of a father with his name": [
        "Mi papá era ⟦Ramón Alberto Lobo Paz|a⟧. Yo soy ⟦Ramón Lobo|b⟧, el hijo. Firma: "
        "⟦Ramón Lobo hijo|b⟧.",
    ],
    "called by a nickname, and by the nickname with the surname": [
        "A mi papá le decían ⟦Pancho|a⟧, pero se llamaba ⟦Francisco Lobo Paz|a⟧. Vino ⟦Francisco "
        "Lobo|b⟧, el hijo. ⟦Pancho Lobo|a⟧ leía.",
    ],
    "a husband by his surname and title": [
        "Mi hijo es ⟦Kevin Lobo Paz|a⟧ y mi esposo ⟦Manuel de Jesús Lobo|b⟧. Mi esposo, el señor "
        "⟦Lobo|b⟧, salió.",
    ],
    "an acronym at the end of a sentence is no title": [
        "El cabo ⟦Turcios|a⟧ venía con una lista de los de la MS. ⟦Turcios|a⟧ me contestó.",
    ],
    "a man with a name that women bear, too": [
        "El secretario es ⟦Tránsito Godínez|a⟧. Don ⟦Tránsito|a⟧ leyó el acta.",
    ],
    "a deputy with the surname of a witness": [
        "Assist: Dep. ⟦M. Sorto|a⟧ #00. W-1: ⟦SORTO LOBO, Nubia|b⟧. I met ⟦Sorto Lobo|b⟧ there. "
        "Dep. ⟦Sorto|a⟧ translated.",
    ],
    "a man, as the text says before a dash": [
        "⟦Nubia Lobo Paz|a⟧ came with ⟦Tulio Lobo|b⟧. They waited a whole day in the yard, and "
        "nobody gave them water or a chair. That man — the older ⟦Lobo|b⟧ — fainted.",
    ],
    "a bare surname before another bearer is met": [
        "In the last photograph of ⟦Tulio Argueta Paz|a⟧ he leans on a leaf blower and squints. "
        "The ministry has no record of him. But a list of passengers has ⟦Argueta|a⟧ on a flight "
        "and two people saw him. Every Friday his brother, ⟦Noel Argueta|b⟧, waits.",
    ],
    "a bare surname means who was just named, else the family": [
        "⟦Reina Lobo|b⟧ and ⟦Elmer Lobo|a⟧ are gone. ⟦Elmer|a⟧ sold ice; ⟦Lobo|a⟧ sang.",
        "⟦Reina Lobo|b⟧ and ⟦Elmer Lobo|a⟧ are gone. They were taken from the market on a Friday, "
        "before noon. People there say that ⟦Lobo|c⟧ is a name to forget.",
    ],
    "a married name in the text that has the name of birth": [
        "⟦Rosa Elena Paz Lobo|a⟧ left. ⟦Rosa Paz de Sorto|a⟧ is back. The widow of ⟦Sorto|b⟧ wept.",
    ],
    "a nickname that the sentence gives before or after the name": [
        "⟦Bayron|a⟧ — so we call my brother, ⟦Felipe Lobo|a⟧ — hid.",
        "⟦Lipe|a⟧, así le decimos a mi hermano ⟦Felipe Lobo|a⟧, huyó.",
        "Así le dicen a ⟦Felipe Lobo|a⟧ desde niño: ⟦Bayron|a⟧.",
    ],
    "that X is the X just named, though no kin": [
        "El cabo ⟦Lobo|b⟧ vino. Ese ⟦Lobo|b⟧ no es familia de ⟦Elmer Lobo|a⟧. Del cabo ⟦Lobo|b⟧ no "
        "se sabe.",
    ],
    "who is the son of somebody named": [
        "Vino el ⟦Quique|a⟧, que es hijo de mi compadre ⟦Enrique Lobo|b⟧. Mi compadre ⟦Enrique|b⟧ "
        "calló. ⟦Quique|a⟧ no.",
    ],
    "what is told after the name": [
        "⟦Cecilio Lobo|a⟧ murió. ⟦Ana Cecilia Lobo Paz|b⟧ estudia. Vivo con ⟦Ceci|b⟧, como le "
        "decimos a mi hija.",
        "La doctora ⟦Miriam Paz|a⟧ no cobra. Vino ⟦Enrique Paz|b⟧. ⟦Paz|b⟧, mi compadre, calló.",
    ],
    "who calls somebody so is another": [
        "La mamá, la ⟦Lidia Lobo|a⟧, le decía ⟦Salvita|b⟧. ⟦Lidia|a⟧ lloró.",
    ],
    "a list with the surnames first": [
        "⟦Salvador Anaya Flores|a⟧ salió. En la lista: «⟦ANAYA FLORES SALVADOR|a⟧».",
    ],
    "two surnames alone are no given name": [
        "⟦Cecilio Ramos|a⟧ salió por «don ⟦Ramos|a⟧». El alcalde, ⟦Hugo Ramos Menjívar|b⟧, vino. "
        "⟦Ramos Menjívar|b⟧ lloró.",
    ],
    "kin of the sentence before": [
        "⟦Chamba|a⟧ era mi muchacho. ⟦Salvador Lobo Paz|a⟧ se llamaba.",
    ],
    "young X is the son, don X is not": [
        "Vino ⟦Óscar Lobo Paz|a⟧ (hijo). Su padre, ⟦Óscar Armando Lobo|b⟧, no. El joven ⟦Óscar|a⟧ "
        "habló. Don ⟦Óscar|b⟧ tiene sesenta años.",
    ],
    "a list of relatives is no apposition": [
        "Mi hermana es ⟦Reina Lobo|a⟧. Huimos mi papá, mi mamá, ⟦Reina|a⟧ de cuatro años y yo.",
    ],
    "the sentence before says nothing of a name": [
        "Mi mamá, ⟦Victoria Paz|a⟧, no dejó salir a mi papá. «⟦Toya|a⟧, dejame», decía él. Mi mamá "
        "⟦Toya|a⟧ calló.",
    ],
    "initials without full stops": [
        "⟦Rosa Amelia Lobo Paz|a⟧ habla.\n⟦RL|a⟧: Fue un viernes.\n⟦RL|a⟧: No volvió.",
        "Worker: ⟦Tom Hadley|a⟧. Client: ⟦Nubia Paz|b⟧. ⟦Nubia|b⟧ came.\n⟦TH|a⟧",
    ],
    "an officer told so by an apposition": [
        "Her daughter, ⟦Beatriz|a⟧, is ill. The deportation officer, ⟦Beatriz Lang|b⟧, is away. "
        "⟦Beatriz|a⟧ waits.",
    ],
    "two names given one after the other": [
        "She gave the name of the captain: ⟦Héctor Lobo|a⟧. She gave the name of ⟦Tulio Paz|b⟧, "
        "too.",
    ],
    "a real name with words in between": [
        "⟦Tiburón|a⟧, whose real name, she told us, is ⟦Óscar Lobo|a⟧, came. ⟦Óscar|a⟧ laughed.",
    ],
}


@pytest.mark.parametrize("rule", CASES)
def test_in_families(rule: str) -> None:
    for text in CASES[rule]:
        found, meant = grouped(text)
        assert found == meant, text
