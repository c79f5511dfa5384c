"""Words of both languages that tie names together or keep them apart, one cue a line.

A cue is a regular expression in which a space stands for any white space, and an accented vowel
also for the plain one: chats and scans drop accents.
"""

from __future__ import annotations

import re

_ACCENTS = {"á": "[aá]", "é": "[eé]", "í": "[ií]", "ó": "[oó]", "ú": "[uú]"}


def either(cues: str) -> str:
    """One pattern that matches any of the cues, which stand a line each."""
    lines = (line.strip() for line in cues.splitlines())
    pattern = "|".join(line for line in lines if line)
    for accented, both in _ACCENTS.items():
        pattern = pattern.replace(accented, both)
    return "(?:" + re.sub(" ", r"\\s+", pattern) + ")"


QUOTE = r"[«“\"'‘*_]"
"""What may open a name."""
TITLE = r"(?:(?:mrs?\.?|ms\.?|señora?|doña|don|niña|agente?|officer|joven|licenciad[oa])\s+)?"
"""What may stand before a name in between."""

FORMAL = either(r"""
    (?:first|given|last|middle) name
    not to (?:use|write|call (?:her|him))
    no longer (?:uses?|goes by)
    que no (?:usemos|escribamos|(?:le|la|lo) (?:digamos|llamemos))
    (?:by|under|with) the (?:wrong|false|mistaken) (?:initials|name)
    (?:con|por|bajo) (?:las|el) (?:iniciales|nombre) (?:equivocad[oa]s?|fals[oa]s?)
    alias
    \(a\)
    a\.?\s?k\.?\s?a\.?
    née
    born
    nacid[oa]
    de (?:soltera|soltero|nacimiento)
    here(?:in)?after
    en (?:adelante|lo sucesivo)
    (?:(?:también|mejor|más|better|also|otherwise) )?(?:known|conocid[oa]s?)(?: \w+){0,5}? (?:as|como|por)
    (?:como|por|as) (?:el )?(?:sobrenombre|apodo|alias|nombre) de
    con el (?:sobrenombre|apodo|alias) de
    (?:cuyo|el|su) (?:verdadero )?nombre (?:(?:real|verdadero|legal|completo) )?(?:es|era)
    (?:whose|his|her|their|[’']s) (?:(?:real|full|legal|birth) )?name(?:, [^,.;]{3,30},)? (?:is|was)
    (?:real|legal|full|birth|maiden|code|chosen) name(?: is| was)?
    nombre (?:real|legal|verdadero|completo|de pila|de guerra|social|elegido|en clave)
    (?:(?:the|his|her|that) )?(?:\w+ )?(?:papers?|passport|list|badge|file|card|register|report|certificate|transcript)(?: \w+){0,3}? (?:says?|said|calls?|called|has|had|uses?|lists?|listed)(?: (?:her|him|me|it))?(?: as)?
    (?:dni|dui|cédula|pasaporte|acta|lista|partida|ficha) (?:dice|decía|pone)
    (?:appears?|appeared|listed|registered|figura|aparece|aparecía|inscrit[oa]|registrad[oa])(?: \w+){0,4}? (?:as|como)
    en (?:la cédula|el dui|los? papeles|el acta|la planilla|el registro)
    on (?:(?:the|her|his) )?(?:paper|passport|register|list)
    (?:usa|uses?|used|using|under|bajo)(?: \w+){0,2}? (?:(?:el|the) )?(?:nombre|name)(?: (?:de|of))?
    responde (?:por|al? (?:nombre|alias) de)
    p?seudónimo
    code-?named?
""")  # noqa: E501 - one cue a line
"""What follows is another name of the person named before, be it a whole one."""

CALLED = either(r"""
    apodad[oa]
    apodos?
    sobrenombre
    nicknamed
    renamed
    rebautizad[oa]
    nickname(?:\(s\)|s)?
    called
    llamad[oa]
    (?:goes|went) by
    (?:a )?(?:quien|que|whom|who)(?: \w+){0,4}? (?:le )?(?:dicen|decían|decimos|decíamos|llaman?|llamaban?|llamamos|apodan?|apodaban)
    (?:a )?(?:quien|que|whom|who)(?: \w+){0,4}? (?:conoce(?:n|mos)? (?:como|por)|calls?|called|know as|knew as|knows as)
    (?:le|lo|la) (?:dicen|decían|decíamos|decimos|dice|decía|llaman?|llamaban?|llamábamos|apodan?|apodaban)
    (?:le|lo|la) (?:pusieron|puso|ponían|mientan|conocen (?:como|por)|conocían (?:como|por))
    (?:they|we|everyone|everybody|people|family|friends|neighbou?rs|kids|children|guards)(?: \w+)? (?:calls?|called|nicknamed|says?)(?: (?:him|her|them))?
    (?:call|calls|called) (?:him|her)
    (?<=[,(—]\s)(?:who|quien) (?:is|was|es|era)
    (?:que )?se llama(?:ba)?
    (?:firma|signs)(?: (?:como|as))?
    así (?:le|lo|la) (?:dicen|decían|decimos|llaman|llamaban|conocen)(?: (?:todos|siempre))? a
    that(?:['’]s| is) (?:what|how)(?: \w+){1,3} calls?
""")  # noqa: E501 - one cue a line
"""What follows is what people call the person named before."""

HIS_NAME = either(r"""
    (?:his|her) (?:(?:real|full|true|legal|birth|given|actual) )?name(?: is| was|,)
    su nombre (?:(?:real|verdadero|legal|completo|de pila) )?(?:es|era)
    (?:el|the) (?:real )?(?:nombre|name) (?:era|es|was|is)
    se llama(?:ba)?(?: en realidad)?
    (?:had|put|wrote|listed|entered|registered|recorded|booked|misspelled)(?: (?:him|her))(?: down)?(?: as)?
    (?:lo|la|le) (?:tenían|tienen|anotaron|anotó|apuntaron|registraron|inscribieron|escribieron|pusieron)(?: \w+){0,3}? como
    (?:lo|la) conozco(?: \w+){0,4},? (?:es|era)
    (?:uses?|used|using|with|under|usa|usaba|bajo|con) (?:the|el|a) (?:false |fake |other )?(?:name|nombre)(?: falso)?(?: of| de)?
    (?:gave|da|dio) (?:(?:the|el|a) (?:false|fake|other) name|(?:el|un) (?:nombre falso|otro nombre))(?: of| de)?
""")  # noqa: E501 - one cue a line
"""Somebody spoken of before has this name; it may be a whole one."""

CALL_HIM = either(r"""
    (?:le|lo|la) (?:dicen|decían|decíamos|decimos|llaman|llamaban|llamábamos|llamamos|apodan|apodaban|conocen por|conocían por)
    (?:they|we|everyone|everybody|people|family|friends|neighbou?rs|kids|children|guards|soldiers|others|i) (?:all )?(?:calls?|called|nicknamed)(?: (?:him|her))
    the \w+(?: all)? (?:calls?|called) (?:him|her)
    (?:that|this|which|it)(?:['’]s| is| was) (?:the |what |how )?(?:\w+['’]s? )?(?:\w+ )?(?:name for|we call|they call|calls?)
    así (?:le|lo|la) (?:dicen|dice|decimos|decían|llaman|llama|llamamos)(?: \w+){0,2} a
    (?:ese |así )?es (?:el|su) (?:nombre|apodo)(?: de cariño| familiar)? de
    (?:his|her|su) (?:nickname|apodo|sobrenombre|alias)(?: (?:is|was|es|era))?
    (?:say|says|said|saying)(?: that)? (?:hes|shes|(?:he|she)(?:['’]s| is| was))
    (?:accus(?:ed?|es|ing) (?:him|her) )?of being
    (?:dicen|dijeron|decían|acusan|acusaron|acusaban)(?: de)?(?: que)?(?: (?:él|ella))? (?:es|era|ser)
    (?:vos )?sos
    (?:usted|vos|tú) (?:es|eres)
    you(?:['’]re| are)
""")  # noqa: E501 - one cue a line
"""Somebody spoken of before is called so."""

SOMEBODY = either(r"""
    (?:wo)?m[ae]n
    hombres?
    mujer(?:es)?
    tipos?
    guys?
    persons?
    people
    personas?
    señor(?:a|es|as)?
    (?:mu)?chach[oa]s?
    jóven(?:es)?
    joven(?:es)?
    boys?
    girls?
    kids?
    cipot[ea]s?
    agentes?
    officers?
    guards?
    polic[ií]as?
    policem[ae]n
    soldados?
    soldiers?
    custodi[oa]s?
    doctor(?:a|es)?
    lawyers?
    abogad[oa]s?
    neighbou?rs?
    vecin[oa]s?
    pastor(?:a)?
    sargento
    sergeant
    teniente
    lieutenant
    comandante
    commander
    (?:com)?compañer[oa]s?
    cellmates?
    inmates?
""")
"""A word for people: whoever "a man" is was not named before."""

CALLER = either(r"""
    (?:calls?|called)
    (?:le|lo|la) (?:dice|decía|llama|llamaba|puso|apodaba)
""")
"""Straight after a name: that person calls somebody so ("Rosa calls him X")."""

CALLED_AFTER = either(r"""
    (?:le|lo|la|me) (?:dicen|decían|decíamos|decimos|llaman|llamaban|llamábamos|pusieron)
    (?:they|we|people) call(?:ed)? (?:him|her|me)
    (?:as )?(?:we|they) called
""")
"""Straight after a name: people call the one named before so ("X, el Gato le decían")."""

EQUAL = either(r"""
    is
    was
    es
    era
    i\.e\.,?
    (?:es decir|o sea|that is|mejor dicho),?
    is the same(?: (?:man|woman|person))? as
    es (?:el|la) mism[oa] que
    o(?= (?:el|la) )
    or(?= the )
    properly
    now
    =+>?
    →
""")
"""Alone between two names: they are one person's."""

SELF = either(r"""
    me llamo
    mi nombre (?:(?:completo|verdadero|real) )?es
    mi nombre (?:verdadero|real|completo),
    my (?:(?:full|real) )?name is
    i am
    i[’']?m
    i was(?: born)?
    in full
    this is
    it[’']?s me
    (?:yo )?soy
    yo,
    i,
    (?<!se\s)(?:les )?habla
    (?<!\w\s)(?:le|les|te) (?:escribe|saluda|habla|cuenta)
    (?:(?<![^\n])|soy )(?:su|tu) (?:servidora?|amig[oa]|hij[oa]|prim[oa]|tí[oa]|alumn[oa]),
    (?:(?<![^\n])|soy )(?:su|tu) (?:madre|mamá|papá),
    (?:(?<![^\n])|i am |i[’']m )your (?:friend|son|daughter|mother|father|cousin|aunt|uncle),
    (?:(?<![^\n])|i am |i[’']m )your (?:sister|brother),
    this letter is from
    firmo
    fui
    me bautizaron
    (?:la|el) suscrit[oa]
    ante mí,
""")
"""What follows is the speaker's own name."""

SELF_ALIAS = either(r"""
    me (?:dicen|decían|decía|llaman|llamaban|llamaba|conocen (?:como|por)|pusieron|puso|nombran|apodan|apodaban)
    me bauticé(?: \w+){0,2}
    (?:they|everybody|everyone|people) (?:calls?|called|say|know|knew) me(?: as)?
    (?:call|called|calls) me
    i go by
    i sign(?:ed)?
    i(?: am|'m)(?: \w+){0,2} known as
    (?:my|mi) (?:nickname|code name|nom de guerre|alias|apodo|sobrenombre|nombre de guerra) (?:is|was|es|era)
    on the(?: \w+){0,6} i am
    in my community as
    en (?:la|el|los|las)(?: \w+)? (?:soy|digo)
    para (?:los papeles|vos|ustedes),?(?: soy)?
""")  # noqa: E501 - one cue a line
"""What follows is another name of the speaker's."""

ASKED = either(r"""
    (?:your|su)(?: \w+)? (?:names?|nombres?|apellidos?)(?: complet[oa])?
    cómo se llama
""")
"""The next speaker answers with a name of her own."""

TOGETHER = either(r"""
    and(?: of)?
    y(?: (?:a|de))?
    e
    &
    with
    con
    junto (?:con|a)
    ni
    nor
    not
    no(?: a)?
    sino
    than
    por
    instead of
    en (?:vez|lugar) de
    como
    like
    vs\.?
    versus
    contra
    against
    told
    le dijo a
""")
"""Between two names: they are two people's."""

UNLIKE = either(r"""
    homónim[oa] de(?:l| la)?(?: \w+)?
    tocay[oa] de
    namesake(?: of)?
    no (?:relation|kin) (?:to|of)
    not to be confused with
    no confundir(?:se)? con
    named? (?:after|for)
    called after
    shares? (?:a|the|his|her)(?: \w+)? name with
""")
"""Who is named after it is told apart from who was named before."""

ANOTHER = either(r"""
    (?:the|el|la) (?:second|segund[oa])
    otr[oa]s?
    another
    the other
    a (?:different|second)
    (?:the )?same name as (?:me|him|her|mine|us|my \w+|his|hers),?
    (?:el )?mismo nombre (?:que|de) (?:yo|él|ella|mí|mi \w+),?
    igual que (?:yo|él|ella),?
    there(?: is|['’]s| was) a(?:nother)?
    un[oa]? tal
    a certain
    (?:hay|había) un[oa]?
    también (?:se llama(?:ba)?|llamad[oa]|es|era|fue)
    also (?:called|named)
    (?:is|was) also
    not?(?: es)?(?: (?:the|el|la))?(?: (?:tí[oa]|don|doña|uncle|aunt))?
    san
    santa
    santo
    saint
    st\.
""")
"""Before a name: somebody else bears it than before, if only a saint."""

NO_KIN = either(r"""
    (?:(?:with|has|had|bears) )?(?:the |our |my )?same (?:sur|last |family |first )?name
    (?:con |lleva )?(?:el |nuestro )?mismo (?:apellido|nombre)
    (?:que )?se (?:apellida|llama) igual
    (?:he|she) is nothing of ours
    no (?:relation|kin)
    unrelated
    sin parentesco
    (?:que )?no (?:es|era)(?: \w+){0,2} (?:pariente|familia|nada)
    (?:que )?(?:lleva(?:ba)?|heredó) el (?:mismo )?nombre del?(?: l[ao]s?)?
    (?:who (?:is|was) )?named (?:after|for) (?:him|her|his|the|my|our)
    after (?:his|her|an?|the|my) (?:grand)?(?:father|mother|uncle|aunt)
    (?:se llama|llamad[oa]|bautizad[oa]) (?:así )?(?:por|como) su (?:abuel[oa]|papá|mamá|tí[oa])
    who (?:has|had|bears|carries) (?:his|her) \w+['’]s name
    the (?:famous|public) one
    la (?:famosa|conocida)
    el (?:famoso|conocido)
""")
"""After a name: the bearer is not the one spoken of before."""

NOT_HERS = either(r"""
    no (?:es|era) (?:de |a )?(?:ella|él|suy[oa]|mí[oa])
    no (?:soy|fui|era) yo
    (?:is|was|are|were) not (?:hers?|his|him|mine|me)
    (?:isn|wasn)['’]t (?:hers?|his|him|mine|me)
    no es (?:la misma|el mismo)
    not the same (?:man|woman|person|one)
""")
"""A little before a whole name: it is a namesake's."""
