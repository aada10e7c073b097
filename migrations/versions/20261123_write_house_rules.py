"""write house rules

House rules with versions, and on each stay which version was handed over. The first version is ours, along what the
agency advises them to hold (`domain.md` A.7: admission, use and upkeep, liveability, fee, sanctions, rights and
duties); it names no amounts, which are posted and printed on receipts. The council's own text goes above it.
"""

from datetime import UTC, date, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "write_house_rules"
down_revision = "plan_series"
branch_labels = None
depends_on = None

WRITTEN_AT = datetime(2026, 11, 23, tzinfo=UTC)
SYSTEM = UUID("00000000-0000-7000-8000-000000000001")
SITE = UUID("00000000-0000-7000-8000-0000000001a0")
FIRST = UUID(int=SITE.int + 0x3000)
STANDING = sa.text("cancelled_at IS NULL")

NL = """# Toelating
U verblijft alleen na reservatie, en op de standplaats van uw standplaatsbewijs.
Alle personen die bij u verblijven, staan op het standplaatsbewijs. Meld wie erbij komt of vertrekt.
Alleen woonwagens die kunnen rijden, worden toegelaten.
U verblijft hoogstens tot de dag op uw standplaatsbewijs. Langer blijven kan alleen als de terreinbeheerder het schriftelijk toestaat.

# Gebruik en onderhoud
De terreinbeheerder bekijkt de standplaats met u bij aankomst en bij vertrek.
Houd de standplaats, het sanitair en de wegen schoon. Meld schade meteen.
Afval gaat in de zakken of containers van het terrein. Geen grof vuil, geen sloopafval, geen afvalwater op de grond.
Gebruik alleen de aansluiting voor elektriciteit en water van uw standplaats. Verander niets aan de installatie.
Open vuur mag alleen in een vuurkorf, en nooit zonder toezicht. Houd de doorgang voor de brandweer vrij.

# Samenleven
Tussen 22 en 7 uur is het stil op het terrein en in de buurt.
Rijd stapvoets. Kinderen spelen hier.
Honden zijn aan de leiband; ruim op wat ze achterlaten.
Bezoekers melden zich en parkeren op de parkeerplaats. U bent verantwoordelijk voor uw bezoek.

# Vergoeding
Bij aankomst betaalt u een voorafbetaling. U krijgt altijd een genummerd ontvangstbewijs.
De dagvergoeding geldt per woonwagen en per nacht; elektriciteit betaalt u volgens de meter. De bedragen hangen uit aan de ingang.
Bij vertrek wordt afgerekend: u krijgt terug wat te veel betaald is, of betaalt het verschil.
Een openstaande schuld moet betaald zijn voor een volgend verblijf.

# Wat er gebeurt als de regels niet gevolgd worden
De terreinbeheerder spreekt u eerst aan en vraagt om het in orde te brengen.
Schade en opruimen worden aangerekend, met de reden erbij.
Een waarschuwing of een uitsluiting tot een bepaalde dag wordt u meegedeeld, met de reden en met wie ze besliste.

# Rechten en plichten
U mag altijd vragen wat er over u genoteerd is, en een fout laten verbeteren.
U mag het schriftelijk laten weten als u niet akkoord gaat met een beslissing. De terreinbeheerder zegt aan wie.
De terreinbeheerder zorgt dat het terrein veilig en bruikbaar is, en is bereikbaar op het nummer aan de ingang.
In nood belt u 112. Volg de weg naar de verzamelplaats."""

FR = """# Admission
Vous séjournez uniquement sur réservation, et sur l’emplacement indiqué sur votre titre d’emplacement.
Toutes les personnes qui séjournent avec vous figurent sur le titre. Signalez toute arrivée et tout départ.
Seules les caravanes en état de rouler sont admises.
Vous séjournez au plus tard jusqu’au jour indiqué sur votre titre. Un séjour plus long n’est possible qu’avec l’accord écrit du gestionnaire du terrain.

# Usage et entretien
Le gestionnaire du terrain constate l’état de l’emplacement avec vous à l’arrivée et au départ.
Gardez propres l’emplacement, les sanitaires et les chemins. Signalez tout dégât sans attendre.
Les déchets vont dans les sacs ou conteneurs du terrain. Pas d’encombrants, pas de déchets de démolition, pas d’eaux usées sur le sol.
Utilisez uniquement le raccordement électrique et l’eau de votre emplacement. Ne modifiez rien à l’installation.
Le feu n’est permis que dans un brasero et jamais sans surveillance. Laissez libre le passage des pompiers.

# Vie en commun
Entre 22 h et 7 h, le calme règne sur le terrain et dans le quartier.
Roulez au pas. Des enfants jouent ici.
Les chiens sont tenus en laisse ; ramassez ce qu’ils laissent.
Les visiteurs se présentent et se garent au parking. Vous êtes responsable de vos visiteurs.

# Redevance
À l’arrivée, vous payez une avance. Vous recevez toujours un reçu numéroté.
La redevance journalière se compte par caravane et par nuit ; l’électricité se paie selon le compteur. Les montants sont affichés à l’entrée.
Au départ, on fait le décompte : on vous rend ce qui a été payé en trop, ou vous payez la différence.
Une dette doit être payée avant un nouveau séjour.

# Si les règles ne sont pas suivies
Le gestionnaire du terrain vous en parle d’abord et vous demande d’y remédier.
Les dégâts et le nettoyage sont facturés, avec le motif.
Un avertissement ou une exclusion jusqu’à une date vous est communiqué, avec le motif et le nom de celui qui décide.

# Droits et devoirs
Vous pouvez toujours demander ce qui est noté à votre sujet, et faire corriger une erreur.
Vous pouvez faire savoir par écrit que vous n’êtes pas d’accord avec une décision. Le gestionnaire vous dit à qui écrire.
Le gestionnaire veille à ce que le terrain soit sûr et utilisable ; on peut le joindre au numéro affiché à l’entrée.
En cas d’urgence, appelez le 112. Suivez le chemin vers le point de rassemblement."""

EN = """# Admission
You stay by reservation only, and on the pitch named on your pitch ticket.
Everybody who stays with you is on the ticket. Tell the site manager who joins and who leaves.
Only caravans that can be driven are admitted.
You stay until the day on your ticket at the latest. A longer stay needs the site manager’s written leave.

# Use and upkeep
The site manager looks at the pitch with you when you arrive and when you leave.
Keep the pitch, the sanitary block and the roads clean. Report damage at once.
Waste goes into the bags or containers of the site. No bulky waste, no scrap, no waste water on the ground.
Use the power and water of your own pitch only. Change nothing on the installation.
A fire is allowed in a fire basket only, and never unattended. Keep the way for the fire brigade free.

# Living together
Between 10 pm and 7 am it is quiet on the site and around it.
Drive at walking pace. Children play here.
Dogs are on a lead; clear up what they leave.
Visitors report to the site manager and use the car park. You answer for your visitors.

# Fee
On arrival you pay a prepayment. You always get a numbered receipt.
The day fee counts for each caravan and each night; electricity is paid by the meter. The amounts are posted at the entrance.
When you leave, the account is settled: you get back what was paid too much, or you pay the difference.
A debt must be paid before another stay.

# When the rules are not kept
The site manager speaks to you first and asks you to put it right.
Damage and clearing up are charged, with the reason.
A warning, or an exclusion until a day, is told to you, with its reason and who decided it.

# Rights and duties
You may always ask what is noted about you, and have a mistake corrected.
You may say in writing that you do not agree with a decision. The site manager tells you to whom.
The site manager keeps the site safe and usable, and can be reached at the number posted at the entrance.
In an emergency call 112. Follow the way to the assembly point."""


def upgrade() -> None:
    house_rules = op.create_table(
        "house_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["cancelled_by_id"], ["users.id"], name=op.f("fk_house_rules_cancelled_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_house_rules_recorded_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_house_rules_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_rules")),
        sa.UniqueConstraint("site_id", "version", name=op.f("uq_house_rules_site_id_version")),
    )
    with op.batch_alter_table("house_rules") as batch_op:
        batch_op.create_index(
            "uq_house_rules_valid_from",
            ["site_id", "valid_from"],
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        )
    op.bulk_insert(
        house_rules,
        [
            {
                "id": FIRST,
                "site_id": SITE,
                "version": 1,
                "valid_from": date(2026, 1, 1),
                "texts": {"nl": NL, "fr": FR, "en": EN},
                "recorded_at": WRITTEN_AT,
                "recorded_by_id": SYSTEM,
                "cancelled_at": None,
                "cancelled_by_id": None,
            }
        ],
    )
    with op.batch_alter_table("stays") as batch_op:
        batch_op.add_column(sa.Column("house_rules_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_stays_house_rules_id"), "house_rules", ["house_rules_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("stays") as batch_op:
        batch_op.drop_constraint(op.f("fk_stays_house_rules_id"), type_="foreignkey")
        batch_op.drop_column("house_rules_id")
    op.drop_table("house_rules")
