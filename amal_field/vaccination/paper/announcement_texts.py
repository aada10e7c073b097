"""The words of what hangs out before an action, and of the questions that the nurse asks, as data: three languages."""

LANGUAGES = ("nl", "fr", "en")
ANNOUNCEMENT: dict[str, dict[str, str]] = {
    "nl": {
        "basic": "Vaccinatie voor kinderen",
        "covid": "Vaccinatie tegen covid",
        "who": "Het mobiele vaccinatieteam komt naar het terrein. Kom met je kinderen langs.",
        "bring": "Breng het vaccinatiekaartje mee, als je er een hebt.",
        "free": "Het is gratis. Niemand moet, en je mag altijd van gedachte veranderen.",
        "ask": "Vragen? Stel ze aan de verpleegkundige.",
        "interpreter": "Er is een tolk:",
        "team": "Het team:",
    },
    "fr": {
        "basic": "Vaccination des enfants",
        "covid": "Vaccination contre le covid",
        "who": "L’équipe mobile de vaccination vient sur l’aire d’accueil. Passez avec vos enfants.",
        "bring": "Apportez la carte de vaccination, si vous en avez une.",
        "free": "C’est gratuit. Personne n’est obligé, et vous pouvez toujours changer d’avis.",
        "ask": "Des questions\u00a0? Posez-les à l’infirmière.",
        "interpreter": "Il y a un interprète\u00a0:",
        "team": "L’équipe\u00a0:",
    },
    "en": {
        "basic": "Vaccination for children",
        "covid": "Vaccination against covid",
        "who": "The mobile vaccination team comes to the site. Come by with your children.",
        "bring": "Bring the vaccination card, if you have one.",
        "free": "It is free. Nobody has to, and you may always change your mind.",
        "ask": "Questions? Ask the nurse.",
        "interpreter": "There is an interpreter:",
        "team": "The team:",
    },
}
QUESTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "nl": (
        "Wat de verpleegkundige vraagt",
        (
            "Is je kind vandaag ziek, of heeft het meer dan 38 graden koorts?",
            "Is het allergisch aan een geneesmiddel, voedsel, een deel van een vaccin of latex?",
            "Reageerde het ooit ernstig op een vaccin?",
            "Heeft het al lang iets aan hart, longen, nieren, bloed of stofwisseling, of geen milt? Aspirine?",
            "Is het tussen twee en vier jaar: piepte de adem het laatste jaar?",
            "Is het een baby: was er ooit een darm die in elkaar schoof?",
            "Had het kind, een broer, zus of ouder ooit stuipen of een ziekte van het zenuwstelsel?",
            "Heeft het kanker, hiv of een andere ziekte van de afweer?",
            "Nam het de laatste zes maanden geneesmiddelen die de afweer verzwakken?",
            "Kreeg het het laatste jaar bloed of een bloedproduct?",
            "Is iemand zwanger, of kan dat zijn?",
            "Kreeg het de laatste vier weken een vaccin?",
            "Is er binnen twee dagen een operatie?",
        ),
    ),
    "fr": (
        "Ce que l’infirmière demande",
        (
            "Votre enfant est-il malade aujourd’hui, ou a-t-il plus de 38 degrés de fièvre\u00a0?",
            "Est-il allergique à un médicament, un aliment, un composant d’un vaccin ou au latex\u00a0?",
            "A-t-il déjà réagi gravement à un vaccin\u00a0?",
            "A-t-il une maladie du cœur, des poumons, des reins, du sang, ou pas de rate\u00a0? De l’aspirine\u00a0?",
            "A-t-il entre deux et quatre ans\u00a0: sa respiration a-t-elle sifflé cette année\u00a0?",
            "Est-ce un bébé\u00a0: a-t-il eu une invagination de l’intestin\u00a0?",
            "L’enfant, un frère, une sœur ou un parent a-t-il eu des convulsions ou une maladie nerveuse\u00a0?",
            "A-t-il un cancer, le VIH ou une autre maladie des défenses\u00a0?",
            "A-t-il pris ces six derniers mois des médicaments qui affaiblissent les défenses\u00a0?",
            "A-t-il reçu du sang ou un produit sanguin cette année\u00a0?",
            "Quelqu’un est-il enceinte, ou est-ce possible\u00a0?",
            "A-t-il reçu un vaccin ces quatre dernières semaines\u00a0?",
            "Y a-t-il une opération dans les deux jours\u00a0?",
        ),
    ),
    "en": (
        "What the nurse asks",
        (
            "Is your child ill today, or does it have a fever of more than 38 degrees?",
            "Is it allergic to a medicine, food, a part of a vaccine or latex?",
            "Did it ever react badly to a vaccine?",
            "Has it long had an illness of heart, lungs, kidneys, blood or metabolism, or no spleen? Aspirin?",
            "Is it between two and four: did it wheeze in the past year?",
            "Is it a baby: did its bowel ever slide into itself?",
            "Did the child, a brother, sister or parent ever have seizures or an illness of the nerves?",
            "Does it have cancer, HIV or another problem of the immune system?",
            "Did it take medicines in the past six months that weaken the immune system?",
            "Did it get blood or a blood product in the past year?",
            "Is anybody pregnant, or could they be?",
            "Did it get a vaccine in the past four weeks?",
            "Is there an operation within two days?",
        ),
    ),
}
"""Title and questions (`domain.md` J.1): they are asked, and no answer is ever kept."""
NO_ANSWERS = {
    "nl": "Zeg het aan de verpleegkundige. Op dit blad staat geen naam en je vult niets in.",
    "fr": "Dites-le à l’infirmière. Cette feuille ne porte pas de nom et vous n’y écrivez rien.",
    "en": "Tell the nurse. There is no name on this sheet, and you write nothing on it.",
}
