"""Words for trades in both languages: who sews in one story and "cose" in the next is one."""

from __future__ import annotations

from anonymizer.lexicon.fold import fold

# English words | Spanish words; the first English one names the trade.
_TABLE = """
baker | panadero panadera
barber hairdresser | barbero peluquero peluquera estilista
blacksmith welder | herrero soldador
bricklayer mason builder | albañil
butcher | carnicero carnicera
carpenter | carpintero carpintera ebanista
catechist | catequista
cleaner maid housekeeper | empleada doméstica doméstico
cook | cocinero cocinera
doctor physician | médico médica doctor doctora
driver trucker | chofer chófer motorista conductor conductora taxista busero
electrician | electricista
farmer farmhand peasant | agricultor agricultora campesino campesina jornalero jornalera
fisherman fisher | pescador pescadora
gardener | jardinero jardinera
guard watchman | vigilante
interpreter translator | intérprete traductor traductora
journalist reporter | periodista
lawyer attorney | abogado abogada
mechanic | mecánico mecánica
midwife | partera comadrona
musician | músico marimbista
nurse | enfermero enfermera
painter | pintor pintora
plumber | fontanero plomero
potter | alfarero alfarera
preacher | predicador predicadora
roofer | techador
sacristan | sacristán
seamstress tailor dressmaker | costurera modista sastre
secretary | secretario secretaria
shoemaker cobbler | zapatero zapatera
shopkeeper | tendero tendera
student pupil | estudiante alumno alumna
teacher | maestro maestra profesor profesora docente
vendor seller | vendedor vendedora
waiter waitress | mesero mesera
weaver | tejedor tejedora
"""
TRADES = {
    fold(word): line.split()[0]
    for line in _TABLE.strip().splitlines()
    for word in line.replace("|", " ").split()
}
"""Folded word of either language -> the trade, in English."""
