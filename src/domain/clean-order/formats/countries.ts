/**
 * Countries and territories that goods can be addressed to: alpha-2 code, what makes it the alpha-3 code (see `alpha3Of`), a
 * space, and the names people write, told apart by `|`: English first, then Dutch and others, without accents, case or
 * `the`. The codes are those of ISO 3166-1, with the postal territories Ascension (AC), Tristan da Cunha (TA) and Kosovo
 * (XK). One line each, compiled when a country is first looked up.
 */
export const COUNTRIES = `AC- Ascension Island|Ascension
AD Andorra
AEr United Arab Emirates|UAE|Verenigde Arabische Emiraten|Dubai|Abu Dhabi
AF Afghanistan
AGt Antigua and Barbuda|Antigua
AIA Anguilla
AL Albania|Shqiperia
AM Armenia
AOg Angola
AQATA Antarctica
AR Argentina|Argentinien
ASM American Samoa
ATu Austria|Oostenrijk|Osterreich|Oesterreich|Autriche
AU Australia
AWb Aruba
AX Aland Islands|Aland|Aaland|Ahvenanmaa
AZ Azerbaijan
BABIH Bosnia and Herzegovina|Bosnia|Bosnie en Herzegovina|Bosnien und Herzegowina
BBr Barbados
BDg Bangladesh
BE Belgium|Belgie|Belgique|Belgien
BFA Burkina Faso
BGR Bulgaria|Bulgarije
BHR Bahrain
BId Burundi
BJ Benin
BLM Saint Barthelemy|St Barts
BMU Bermuda
BNr Brunei Darussalam|Brunei
BO Bolivia
BQBES Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|Bonaire|Sint Eustatius|Saba
BR Brazil|Brazilie|Brasil
BSh Bahamas
BTN Bhutan
BVT Bouvet Island
BWA Botswana
BYBLR Belarus|Wit-Rusland|Weissrussland
BZl Belize
CA Canada
CCK Cocos (Keeling) Islands|Cocos Islands
CDo Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|Congo-Kinshasa
CFa Central African Republic
CGo Republic of the Congo|Congo|Congo-Brazzaville
CHE Switzerland|Zwitserland|Schweiz|Suisse|Svizzera
CIV Cote d'Ivoire|Ivory Coast
CKo Cook Islands
CLh Chile
CMR Cameroon
CNh China|PR China|中国
CO Colombia
CRI Costa Rica
CU Cuba
CVp Cabo Verde|Cape Verde
CWu Curacao
CXR Christmas Island
CY Cyprus|Zypern
CZ Czechia|Czech Republic|Tsjechie|Tschechien|Ceska Republika|Cesko
DEU Germany|Duitsland|Deutschland|Allemagne
DJ Djibouti
DKn Denmark|Denemarken|Danmark|Danemark
DMA Dominica
DO Dominican Republic
DZA Algeria|Algerije
EC Ecuador
EE Estonia|Estland|Eesti
EG Egypt|Egypte
EHs Western Sahara
ER Eritrea
ESP Spain|Spanje|Espana|Spanien|Espagne|Canary Islands|Canarias|Mallorca
ET Ethiopia
FI Finland|Suomi|Finnland
FJI Fiji
FKl Falkland Islands|Falkland Islands (Malvinas)
FMs Micronesia
FOr Faroe Islands|Faeroer|Foroyar|Faroer
FR France|Frankrijk|Frankreich|Francia
GA Gabon
GBR United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Verenigd Koninkrijk|Groot-Brittannie|Engeland|Schotland|Vereinigtes Konigreich|Grossbritannien|Royaume-Uni
GDr Grenada
GE Georgia
GFu French Guiana
GGY Guernsey
GH Ghana
GI Gibraltar
GLr Greenland|Groenland|Gronland
GMB Gambia
GNi Guinea|Guinee
GPl Guadeloupe
GQn Equatorial Guinea
GRC Greece|EL|Griekenland|Griechenland|Hellas|Ελλάδα
GSSGS South Georgia and the South Sandwich Islands|South Georgia
GTM Guatemala
GUM Guam
GWGNB Guinea-Bissau
GY Guyana
HKG Hong Kong|Hong Kong SAR
HMD Heard Island and McDonald Islands
HND Honduras
HRV Croatia|Kroatie|Kroatien|Hrvatska
HTI Haiti
HU Hungary|Hongarije|Ungarn|Magyarorszag
IDN Indonesia
IEIRL Ireland|Ierland|Irland|Eire
IL Israel
IMN Isle of Man
IN India
IOT British Indian Ocean Territory
IQr Iraq|Irak
IRN Iran
ISL Iceland|IJsland|Island
IT Italy|Italia
JEY Jersey
JM Jamaica
JO Jordan
JPN Japan|日本
KE Kenya
KGZ Kyrgyzstan
KHM Cambodia|Cambodja
KI Kiribati
KM Comoros
KNA Saint Kitts and Nevis
KPPRK North Korea|Democratic People's Republic of Korea|DPR Korea
KRo South Korea|Korea|Zuid-Korea|대한민국
KWT Kuwait
KYCYM Cayman Islands
KZ Kazakhstan|Kazachstan
LA Laos
LBN Lebanon
LCA Saint Lucia
LI Liechtenstein
LKA Sri Lanka
LRb Liberia
LSO Lesotho
LTU Lithuania|Litouwen|Litauen|Lietuva
LU Luxembourg|Luxemburg|Letzebuerg
LVA Latvia|Letland|Lettland|Latvija
LYb Libya|Libie
MAR Morocco|Marokko
MCO Monaco
MDA Moldova|Moldavie
MEn Montenegro
MFa Saint Martin|Saint Martin (French part)
MGd Madagascar
MHL Marshall Islands
MKD North Macedonia|Macedonia|Noord-Macedonie|Nordmazedonien
MLI Mali
MMR Myanmar|Burma
MNG Mongolia
MO Macao|Macau|Macao SAR
MPn Northern Mariana Islands
MQt Martinique
MRT Mauritania
MSR Montserrat
MTl Malta
MUS Mauritius
MVd Maldives
MWI Malawi
MX Mexico|Mexiko
MYS Malaysia|Maleisie
MZ Mozambique
NA Namibia
NCL New Caledonia
NER Niger
NFK Norfolk Island
NGA Nigeria
NI Nicaragua
NLD Netherlands|Nederland|Holland|Niederlande|Pays-Bas
NO Norway|Noorwegen|Norge|Norwegen
NPL Nepal
NRU Nauru
NU Niue
NZL New Zealand|Nieuw-Zeeland
OMN Oman
PA Panama
PE Peru
PFy French Polynesia|Tahiti
PGn Papua New Guinea
PHL Philippines|Filipijnen
PK Pakistan
PL Poland|Polen|Polska|Pologne
PMSPM Saint Pierre and Miquelon
PNc Pitcairn|Pitcairn Islands
PRI Puerto Rico
PSE Palestine|Palestinian Territory|Palestina
PTr Portugal|Madeira|Azores
PWl Palau
PYr Paraguay
QA Qatar
RE Reunion
ROU Romania|Roemenie|Rumanien
RSSRB Serbia|Servie|Srbija
RU Russia|Russian Federation|Rusland|Россия
RW Rwanda
SA Saudi Arabia|KSA|Saoedi-Arabie
SBl Solomon Islands
SCy Seychelles
SDN Sudan
SE Sweden|Zweden|Sverige|Schweden
SGP Singapore
SHN Saint Helena
SISVN Slovenia|Slowenien|Slovenija
SJM Svalbard and Jan Mayen|Svalbard|Spitsbergen
SKv Slovakia|Slowakije|Slovak Republic|Slovensko|Slowakei
SLE Sierra Leone
SMR San Marino
SN Senegal
SO Somalia
SR Suriname
SSD South Sudan
STP Sao Tome and Principe
SVl El Salvador
SXM Sint Maarten|St Maarten|Sint Maarten (Dutch part)
SY Syria|Syrian Arab Republic
SZw Eswatini|Swaziland
TA- Tristan da Cunha
TCA Turks and Caicos Islands
TDc Chad
TFATF French Southern Territories
TGO Togo
TH Thailand
TJK Tajikistan
TKL Tokelau
TLS Timor-Leste|East Timor
TMk Turkmenistan
TN Tunisia|Tunesie|Tunesien
TO Tonga
TR Turkey|Turkiye|Turkije|Turkei
TTO Trinidad and Tobago|Trinidad
TV Tuvalu
TWN Taiwan|Republic of China
TZA Tanzania
UA Ukraine|Oekraine|Україна
UG Uganda
UMI United States Minor Outlying Islands
USA United States|America|Verenigde Staten|Verenigde Staten van Amerika|Vereinigte Staaten|Vereinigte Staaten von Amerika|Etats-Unis|Estados Unidos|Amerika
UYr Uruguay
UZ Uzbekistan
VA Vatican City|Holy See|Vatican
VCT Saint Vincent and the Grenadines|St Vincent
VE Venezuela
VGB British Virgin Islands
VIR US Virgin Islands|United States Virgin Islands
VNM Vietnam
VUT Vanuatu
WFl Wallis and Futuna
WSM Samoa
XKX Kosovo|Kosova
YE Yemen|Jemen
YTMYT Mayotte
ZAF South Africa|RSA|Zuid-Afrika
ZMB Zambia
ZWE Zimbabwe`;
