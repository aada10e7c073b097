"""Forms of one given name in the languages of those who come to Ghent; the first of a group stands for all.

Only forms that the folding of sounds does not bring together, or which a short name would lose. A group says "often
the same name", never "the same person".
"""

GROUPS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
sint st saint sankt sveti sfantu
aleksandr oleksandr alexander alexandre alexandru aliaksandr iskandar iskender aleksandar
aleksandra oleksandra alexandra aliaksandra
sasha sascha oleksa alexa
aleksei oleksii oleksiy alexey alexei alexej aleksey aliaksei
andrei andrii andriy andrej andrzej andreas andrew
anastasia anastasiia anastasija nastia nastya
anna hanna ganna hana ana anne
antonina tonia
anton antonii antoniy antonio anthony antoine
bohdan bogdan
vasyl vasil vasile vasilii vasily wassili
viktor victor
viktoria viktoriia victoria victoire
volodymyr vladimir wladimir volodimir uladzimir
vladyslav vladislav uladzislau wladyslaw
valentyna valentina
valerii valeriy valery valeri
vira vera viera
halyna galina halina
hennadii gennady gennadi gennadij
hlib gleb
hryhorii grigory grigori grigor hryhoriy grigore gregory
danylo daniil danil daniel danila
daria dariia dariya darya darja
denys denis dennis
dmytro dmitri dmitry dmitrii dimitri dimitar dumitru dmitrij
yevhen evgeny evgeni yevgeny ievgen eugen eugene evgenii evgenij
yevheniia evgenia yevgenia ievgeniia eugenia evgeniya evgenija
yelyzaveta elizaveta lizaveta elisabeth elizabeth elisaveta ielyzaveta elisabeta liza
zinaida zina
ivan iwan ioan johan jan john jean ion yoan
ivanna ioana joanna johanna
ihor igor
illia ilya ilia ilie elias ilja
inna ina
iryna irina irena irene
yosyp osyp joseph josef yosif iosif yusuf youssef yousef jusuf
kateryna ekaterina katerina catherine katarina ecaterina yekaterina katia
kyrylo kirill kiril cyril
kostiantyn konstantin constantin kostyantyn
larysa larisa
liudmyla ludmila lyudmila ljudmila liudmila
liubov lyubov ljubov lubov
maksym maxim maksim maxime
marharyta margarita margareta marguerite
maria mariia mariya marija marie mary maryam mariam mariama miriam meryem merjem
marusia mariika
mykhailo mikhail mihail michail michael mihai mykhaylo michal
mykola nikolai nikolay nikolaj nicolae nicolai nikola nicolas nicholas
mykyta nikita
nadiia nadezhda nadia nadja nadiya nadejda
nataliia natalia natalya nathalie natalja natalija natasha
oksana oxana aksana
oleh oleg
olena elena helena alena yelena jelena ielena ileana elene helene
olesia alesia olesya
olha olga olya
pavlo pavel paul pawel pavle
petro petr pyotr piotr peter petar petru pierre pjotr
polina paulina pauline
serhii sergei sergey serhiy sergej serge sergiu siarhei sergii
semen semyon simon simeon
sofia sofiia sophia sofija sofiya sophie
stepan stefan stephan stephen steven stjepan
stefania stephanie stefanija
svitlana svetlana swetlana sviatlana
taras
tamara toma
tetiana tatiana tatyana tatjana tetyana tania
tymofii timofei timothy timofey tymofiy
fedir fedor fyodor theodor teodor todor fiodor
khrystyna hristina kristina christina cristina christine
yuliia julia yulia iulia juliia julija giulia julie
yurii yuri yuriy georgi georgii heorhii jurij iurii yury georgiy gheorghe george heorhiy
yaroslav jaroslav iaroslav
yana jana iana
yakiv yakov jacob jakob iakov yaakov yakub yaqub
hristo khristo christo
ivailo ivaylo
tsvetan cvetan zwetan
tsvetana cvetana zwetana
tsvetelina cvetelina
zhivko jivko
zheliazko jeliazko
krasimir krassimir
mohammed muhammad mohamed mohamad muhammed mohammad mehmet muhammet mohamud mahomed mouhamed
mahmoud mahmud mahmut
mustafa mustapha moustafa moustapha
ahmed ahmad achmed ahmet akhmad akhmed
hamid hamit
abdullah abdallah abdulla abdoullah
abdelrahman abdulrahman abdurrahman abderrahman abderrahmane abdirahman abdurahman
abdelkader abdulkadir abdulqader abdelqader
abdelaziz abdulaziz
omar umar omer oemar
osman othman uthman ousmane
ali aly
hasan hassan
husein hussein hussain hossein hoesein huseyin houssein
ibrahim ebrahim brahim ibrahima avraham abraham
ismail ismael esmail
iskhak ishaq isaac ishak
khalid khaled halit halid chalid
khadija hadija khadidja hatice chadidja khadiga khadeja
jamal djamal gamal cemal dzhamal jamaal
jamila djamila cemile gamila
jafar djafar cafer gaafar
fatima fatma fatimah fatemeh fadma fatoumata
aisha aicha aysha ayse aischa aysheh
zainab zaynab zeynep zeinab zineb
amina aminah emine amineh
layla leila laila leyla
nour noor nur
yasin yassin yassine jasin iassin
youness younes yunus younis
mousa musa moussa moses
sulaiman suleiman suleyman soliman suleman soulaiman
said saeed sayed saied sait
salah saleh salih
rashid rachid rasheed resit
tariq tarek tarik
walid waleed velit
yahya yehia iahia
zahra zohra zehra zahraa
noureddine nureddin nurettin nooruddin
sharif cherif sherif serif
shaima chaima shaimaa
rahim raheem
karim kareem kerim
samir sameer
sarah sara
jamshid djamshid
dzhevat cevat jawad djawad jevat
dzheylan ceylan
gyulsen gulsen
kemal kamal
emin amin
mircea mircha
stefan stephane
gheorghita georgita
""".strip().splitlines()
)
