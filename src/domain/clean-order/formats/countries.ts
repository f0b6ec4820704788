/**
 * Countries and territories that goods can be addressed to: alpha-2 code, alpha-3 code (`-` where there is none), and the
 * names people write, told apart by `|`: English first, then Dutch and others, without accents, case or `the`.
 *
 * The codes are those of ISO 3166-1, with the postal territories Ascension (AC), Tristan da Cunha (TA) and Kosovo (XK).
 * One line each, compiled when a country is first looked up.
 */
export const COUNTRIES = `AC - Ascension Island|Ascension
AD AND Andorra
AE ARE United Arab Emirates|UAE|Verenigde Arabische Emiraten|Vereinigte Arabische Emirate|Emirats Arabes Unis|Dubai|Abu Dhabi
AF AFG Afghanistan
AG ATG Antigua and Barbuda|Antigua en Barbuda|Antigua
AI AIA Anguilla
AL ALB Albania|Shqiperia
AM ARM Armenia
AO AGO Angola
AQ ATA Antarctica
AR ARG Argentina|Argentinie|Argentinien|Argentine
AS ASM American Samoa
AT AUT Austria|Oostenrijk|Osterreich|Oesterreich|Autriche
AU AUS Australia
AW ABW Aruba
AX ALA Aland Islands|Aland|Aaland|Ahvenanmaa
AZ AZE Azerbaijan|Azerbeidzjan
BA BIH Bosnia and Herzegovina|Bosnia|Bosnie en Herzegovina|Bosnien und Herzegowina
BB BRB Barbados
BD BGD Bangladesh
BE BEL Belgium|Belgie|Belgique|Belgien
BF BFA Burkina Faso
BG BGR Bulgaria|Bulgarije|България
BH BHR Bahrain|Bahrein
BI BDI Burundi
BJ BEN Benin
BL BLM Saint Barthelemy|St Barthelemy|St Barts
BM BMU Bermuda
BN BRN Brunei Darussalam|Brunei
BO BOL Bolivia
BQ BES Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|Bonaire|Sint Eustatius|Saba
BR BRA Brazil|Brazilie|Brasil|Brasilien|Bresil
BS BHS Bahamas
BT BTN Bhutan
BV BVT Bouvet Island
BW BWA Botswana
BY BLR Belarus|Wit-Rusland|Weissrussland|Беларусь
BZ BLZ Belize
CA CAN Canada|Kanada
CC CCK Cocos (Keeling) Islands|Cocos Islands
CD COD Democratic Republic of the Congo|Democratic Republic of Congo|Congo, Democratic Republic|Congo, Democratic Republic of the|Congo, the Democratic Republic of the|DR Congo|Congo-Kinshasa
CF CAF Central African Republic
CG COG Republic of the Congo|Congo|Congo-Brazzaville
CH CHE Switzerland|Zwitserland|Schweiz|Suisse|Svizzera
CI CIV Cote d'Ivoire|Ivory Coast|Ivoorkust
CK COK Cook Islands
CL CHL Chile|Chili
CM CMR Cameroon|Kameroen|Cameroun
CN CHN China|PR China|Chine|中国|中國
CO COL Colombia|Kolumbien
CR CRI Costa Rica
CU CUB Cuba|Kuba
CV CPV Cabo Verde|Cape Verde|Kaapverdie
CW CUW Curacao
CX CXR Christmas Island
CY CYP Cyprus|Zypern|Chypre|Κύπρος
CZ CZE Czechia|Czech Republic|Tsjechie|Tschechien|Ceska Republika|Cesko
DE DEU Germany|Duitsland|Deutschland|Allemagne
DJ DJI Djibouti
DK DNK Denmark|Denemarken|Danmark|Danemark
DM DMA Dominica
DO DOM Dominican Republic|Dominicaanse Republiek|Republica Dominicana
DZ DZA Algeria|Algerije
EC ECU Ecuador
EE EST Estonia|Estland|Eesti
EG EGY Egypt|Egypte|Agypten|مصر
EH ESH Western Sahara
ER ERI Eritrea
ES ESP Spain|Spanje|Espana|Spanien|Espagne|Canary Islands|Canarias|Mallorca
ET ETH Ethiopia
FI FIN Finland|Suomi|Finnland|Finlande
FJ FJI Fiji
FK FLK Falkland Islands|Falkland Islands (Malvinas)
FM FSM Micronesia
FO FRO Faroe Islands|Faeroer|Foroyar|Faroer
FR FRA France|Frankrijk|Frankreich|Francia
GA GAB Gabon
GB GBR United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Verenigd Koninkrijk|Groot-Brittannie|Engeland|Schotland|Vereinigtes Konigreich|Grossbritannien|Royaume-Uni
GD GRD Grenada
GE GEO Georgia
GF GUF French Guiana|Frans-Guyana|Guyane
GG GGY Guernsey
GH GHA Ghana
GI GIB Gibraltar
GL GRL Greenland|Groenland|Gronland
GM GMB Gambia
GN GIN Guinea|Guinee
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea
GR GRC Greece|EL|Griekenland|Griechenland|Grece|Hellas|Ελλάδα
GS SGS South Georgia and the South Sandwich Islands|South Georgia
GT GTM Guatemala
GU GUM Guam
GW GNB Guinea-Bissau
GY GUY Guyana
HK HKG Hong Kong|Hong Kong SAR|香港
HM HMD Heard Island and McDonald Islands
HN HND Honduras
HR HRV Croatia|Kroatie|Kroatien|Hrvatska
HT HTI Haiti
HU HUN Hungary|Hongarije|Ungarn|Magyarorszag|Hongrie
ID IDN Indonesia
IE IRL Ireland|Ierland|Irland|Eire|Irlande
IL ISR Israel|ישראל
IM IMN Isle of Man
IN IND India|Inde
IO IOT British Indian Ocean Territory
IQ IRQ Iraq|Irak
IR IRN Iran
IS ISL Iceland|IJsland|Island
IT ITA Italy|Italia
JE JEY Jersey
JM JAM Jamaica
JO JOR Jordan|Jordanie
JP JPN Japan|Japon|日本
KE KEN Kenya|Kenia
KG KGZ Kyrgyzstan|Kirgizie
KH KHM Cambodia|Cambodja
KI KIR Kiribati
KM COM Comoros|Comoren
KN KNA Saint Kitts and Nevis|St Kitts and Nevis
KP PRK North Korea|Democratic People's Republic of Korea|Korea, Democratic People's Republic of|DPR Korea
KR KOR South Korea|Korea|Zuid-Korea|Sudkorea|대한민국
KW KWT Kuwait|Koeweit
KY CYM Cayman Islands|Kaaimaneilanden
KZ KAZ Kazakhstan|Kazachstan
LA LAO Laos
LB LBN Lebanon|Libanon|Liban
LC LCA Saint Lucia|St Lucia
LI LIE Liechtenstein
LK LKA Sri Lanka
LR LBR Liberia
LS LSO Lesotho
LT LTU Lithuania|Litouwen|Litauen|Lietuva
LU LUX Luxembourg|Luxemburg|Letzebuerg
LV LVA Latvia|Letland|Lettland|Latvija
LY LBY Libya|Libie
MA MAR Morocco|Marokko|Maroc
MC MCO Monaco
MD MDA Moldova|Moldavie
ME MNE Montenegro
MF MAF Saint Martin|St Martin|Saint Martin (French part)
MG MDG Madagascar
MH MHL Marshall Islands
MK MKD North Macedonia|Macedonia|Noord-Macedonie|Nordmazedonien
ML MLI Mali
MM MMR Myanmar|Burma|Birma
MN MNG Mongolia
MO MAC Macao|Macau|Macao SAR|澳門
MP MNP Northern Mariana Islands
MQ MTQ Martinique
MR MRT Mauritania
MS MSR Montserrat
MT MLT Malta
MU MUS Mauritius
MV MDV Maldives|Maldiven
MW MWI Malawi
MX MEX Mexico|Mexiko
MY MYS Malaysia|Maleisie
MZ MOZ Mozambique
NA NAM Namibia
NC NCL New Caledonia|Nieuw-Caledonie
NE NER Niger
NF NFK Norfolk Island
NG NGA Nigeria
NI NIC Nicaragua
NL NLD Netherlands|Nederland|Holland|Niederlande|Pays-Bas
NO NOR Norway|Noorwegen|Norge|Norwegen|Norvege
NP NPL Nepal
NR NRU Nauru
NU NIU Niue
NZ NZL New Zealand|Nieuw-Zeeland|Neuseeland
OM OMN Oman
PA PAN Panama
PE PER Peru
PF PYF French Polynesia|Frans-Polynesie|Tahiti
PG PNG Papua New Guinea
PH PHL Philippines|Filipijnen|Philippinen
PK PAK Pakistan
PL POL Poland|Polen|Polska|Pologne
PM SPM Saint Pierre and Miquelon|St Pierre and Miquelon
PN PCN Pitcairn|Pitcairn Islands
PR PRI Puerto Rico
PS PSE Palestine|Palestinian Territory|Palestina
PT PRT Portugal|Madeira|Azores
PW PLW Palau
PY PRY Paraguay
QA QAT Qatar
RE REU Reunion
RO ROU Romania|Roemenie|Rumanien|Roumanie
RS SRB Serbia|Servie|Srbija|Србија
RU RUS Russia|Russian Federation|Rusland|Russland|Россия
RW RWA Rwanda
SA SAU Saudi Arabia|KSA|Saoedi-Arabie
SB SLB Solomon Islands
SC SYC Seychelles|Seychellen
SD SDN Sudan|Soedan
SE SWE Sweden|Zweden|Sverige|Schweden|Suede
SG SGP Singapore
SH SHN Saint Helena|St Helena
SI SVN Slovenia|Slowenien|Slovenija
SJ SJM Svalbard and Jan Mayen|Svalbard|Spitsbergen
SK SVK Slovakia|Slowakije|Slovak Republic|Slovensko|Slowakei|Slovaquie
SL SLE Sierra Leone
SM SMR San Marino
SN SEN Senegal
SO SOM Somalia
SR SUR Suriname|Surinam
SS SSD South Sudan|Zuid-Soedan
ST STP Sao Tome and Principe
SV SLV El Salvador
SX SXM Sint Maarten|St Maarten|Sint Maarten (Dutch part)
SY SYR Syria|Syrian Arab Republic
SZ SWZ Eswatini|Swaziland
TA - Tristan da Cunha
TC TCA Turks and Caicos Islands
TD TCD Chad|Tsjaad
TF ATF French Southern Territories
TG TGO Togo
TH THA Thailand|ไทย
TJ TJK Tajikistan|Tadzjikistan
TK TKL Tokelau
TL TLS Timor-Leste|East Timor|Oost-Timor
TM TKM Turkmenistan
TN TUN Tunisia|Tunesie|Tunesien
TO TON Tonga
TR TUR Turkey|Turkiye|Turkije|Turkei|Turquie
TT TTO Trinidad and Tobago|Trinidad en Tobago|Trinidad
TV TUV Tuvalu
TW TWN Taiwan|Republic of China|台灣|臺灣|台湾
TZ TZA Tanzania
UA UKR Ukraine|Oekraine|Україна
UG UGA Uganda|Oeganda
UM UMI United States Minor Outlying Islands
US USA United States|America|Verenigde Staten|Verenigde Staten van Amerika|Vereinigte Staaten|Vereinigte Staaten von Amerika|Etats-Unis|Estados Unidos|Amerika
UY URY Uruguay
UZ UZB Uzbekistan|Oezbekistan
VA VAT Vatican City|Holy See|Vatican|Vaticaanstad
VC VCT Saint Vincent and the Grenadines|St Vincent and the Grenadines|St Vincent
VE VEN Venezuela
VG VGB British Virgin Islands|Virgin Islands, British
VI VIR US Virgin Islands|United States Virgin Islands|Virgin Islands, US
VN VNM Vietnam
VU VUT Vanuatu
WF WLF Wallis and Futuna
WS WSM Samoa
XK XKX Kosovo|Kosova
YE YEM Yemen|Jemen
YT MYT Mayotte
ZA ZAF South Africa|RSA|Zuid-Afrika|Sudafrika
ZM ZMB Zambia
ZW ZWE Zimbabwe`;
