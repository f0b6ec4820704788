/**
 * Countries and territories that goods can be addressed to: alpha-2 code, alpha-3 code (`-` where there is none), and the
 * names people write, told apart by `|`: English first, then Dutch and others, without accents, case or `the`.
 *
 * The codes are those of ISO 3166-1, with the postal territories Ascension (AC), Tristan da Cunha (TA) and Kosovo (XK).
 * One line each, compiled when a country is first looked up.
 */
export const COUNTRIES = `AC - Ascension Island|Ascension
AD AND Andorra
AE ARE United Arab Emirates|UAE|Verenigde Arabische Emiraten|Dubai|Abu Dhabi
AF AFG Afghanistan
AG ATG Antigua and Barbuda|Antigua
AI AIA Anguilla
AL ALB Albania|Shqiperia
AM ARM Armenia
AO AGO Angola
AQ ATA Antarctica
AR ARG Argentina|Argentinien
AS ASM American Samoa
AT AUT Austria|Oostenrijk|Osterreich|Oesterreich|Autriche
AU AUS Australia
AW ABW Aruba
AX ALA Aland Islands|Aland|Aaland|Ahvenanmaa
AZ AZE Azerbaijan
BA BIH Bosnia and Herzegovina|Bosnia|Bosnie en Herzegovina|Bosnien und Herzegowina
BB BRB Barbados
BD BGD Bangladesh
BE BEL Belgium|Belgie|Belgique|Belgien
BF BFA Burkina Faso
BG BGR Bulgaria|Bulgarije|България
BH BHR Bahrain
BI BDI Burundi
BJ BEN Benin
BL BLM Saint Barthelemy|St Barthelemy|St Barts
BM BMU Bermuda
BN BRN Brunei Darussalam|Brunei
BO BOL Bolivia
BQ BES Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|Bonaire|Sint Eustatius|Saba
BR BRA Brazil|Brazilie|Brasil
BS BHS Bahamas
BT BTN Bhutan
BV BVT Bouvet Island
BW BWA Botswana
BY BLR Belarus|Wit-Rusland|Weissrussland|Беларусь
BZ BLZ Belize
CA CAN Canada
CC CCK Cocos (Keeling) Islands|Cocos Islands
CD COD Democratic Republic of the Congo|Democratic Republic of Congo|Congo, Democratic Republic|Congo, Democratic Republic of the|Congo, the Democratic Republic of the|DR Congo|Congo-Kinshasa
CF CAF Central African Republic
CG COG Republic of the Congo|Congo|Congo-Brazzaville
CH CHE Switzerland|Zwitserland|Schweiz|Suisse|Svizzera
CI CIV Cote d'Ivoire|Ivory Coast
CK COK Cook Islands
CL CHL Chile
CM CMR Cameroon
CN CHN China|PR China|中国|中國
CO COL Colombia
CR CRI Costa Rica
CU CUB Cuba
CV CPV Cabo Verde|Cape Verde
CW CUW Curacao
CX CXR Christmas Island
CY CYP Cyprus|Zypern|Κύπρος
CZ CZE Czechia|Czech Republic|Tsjechie|Tschechien|Ceska Republika|Cesko
DE DEU Germany|Duitsland|Deutschland|Allemagne
DJ DJI Djibouti
DK DNK Denmark|Denemarken|Danmark|Danemark
DM DMA Dominica
DO DOM Dominican Republic
DZ DZA Algeria|Algerije
EC ECU Ecuador
EE EST Estonia|Estland|Eesti
EG EGY Egypt|Egypte|مصر
EH ESH Western Sahara
ER ERI Eritrea
ES ESP Spain|Spanje|Espana|Spanien|Espagne|Canary Islands|Canarias|Mallorca
ET ETH Ethiopia
FI FIN Finland|Suomi|Finnland
FJ FJI Fiji
FK FLK Falkland Islands|Falkland Islands (Malvinas)
FM FSM Micronesia
FO FRO Faroe Islands|Faeroer|Foroyar|Faroer
FR FRA France|Frankrijk|Frankreich|Francia
GA GAB Gabon
GB GBR United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Verenigd Koninkrijk|Groot-Brittannie|Engeland|Schotland|Vereinigtes Konigreich|Grossbritannien|Royaume-Uni
GD GRD Grenada
GE GEO Georgia
GF GUF French Guiana
GG GGY Guernsey
GH GHA Ghana
GI GIB Gibraltar
GL GRL Greenland|Groenland|Gronland
GM GMB Gambia
GN GIN Guinea|Guinee
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea
GR GRC Greece|EL|Griekenland|Griechenland|Hellas|Ελλάδα
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
HU HUN Hungary|Hongarije|Ungarn|Magyarorszag
ID IDN Indonesia
IE IRL Ireland|Ierland|Irland|Eire
IL ISR Israel|ישראל
IM IMN Isle of Man
IN IND India
IO IOT British Indian Ocean Territory
IQ IRQ Iraq|Irak
IR IRN Iran
IS ISL Iceland|IJsland|Island
IT ITA Italy|Italia
JE JEY Jersey
JM JAM Jamaica
JO JOR Jordan
JP JPN Japan|日本
KE KEN Kenya
KG KGZ Kyrgyzstan
KH KHM Cambodia|Cambodja
KI KIR Kiribati
KM COM Comoros
KN KNA Saint Kitts and Nevis|St Kitts and Nevis
KP PRK North Korea|Democratic People's Republic of Korea|Korea, Democratic People's Republic of|DPR Korea
KR KOR South Korea|Korea|Zuid-Korea|대한민국
KW KWT Kuwait
KY CYM Cayman Islands
KZ KAZ Kazakhstan|Kazachstan
LA LAO Laos
LB LBN Lebanon
LC LCA Saint Lucia|St Lucia
LI LIE Liechtenstein
LK LKA Sri Lanka
LR LBR Liberia
LS LSO Lesotho
LT LTU Lithuania|Litouwen|Litauen|Lietuva
LU LUX Luxembourg|Luxemburg|Letzebuerg
LV LVA Latvia|Letland|Lettland|Latvija
LY LBY Libya|Libie
MA MAR Morocco|Marokko
MC MCO Monaco
MD MDA Moldova|Moldavie
ME MNE Montenegro
MF MAF Saint Martin|St Martin|Saint Martin (French part)
MG MDG Madagascar
MH MHL Marshall Islands
MK MKD North Macedonia|Macedonia|Noord-Macedonie|Nordmazedonien
ML MLI Mali
MM MMR Myanmar|Burma
MN MNG Mongolia
MO MAC Macao|Macau|Macao SAR|澳門
MP MNP Northern Mariana Islands
MQ MTQ Martinique
MR MRT Mauritania
MS MSR Montserrat
MT MLT Malta
MU MUS Mauritius
MV MDV Maldives
MW MWI Malawi
MX MEX Mexico|Mexiko
MY MYS Malaysia|Maleisie
MZ MOZ Mozambique
NA NAM Namibia
NC NCL New Caledonia
NE NER Niger
NF NFK Norfolk Island
NG NGA Nigeria
NI NIC Nicaragua
NL NLD Netherlands|Nederland|Holland|Niederlande|Pays-Bas
NO NOR Norway|Noorwegen|Norge|Norwegen
NP NPL Nepal
NR NRU Nauru
NU NIU Niue
NZ NZL New Zealand|Nieuw-Zeeland
OM OMN Oman
PA PAN Panama
PE PER Peru
PF PYF French Polynesia|Tahiti
PG PNG Papua New Guinea
PH PHL Philippines|Filipijnen
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
RO ROU Romania|Roemenie|Rumanien
RS SRB Serbia|Servie|Srbija|Србија
RU RUS Russia|Russian Federation|Rusland|Россия
RW RWA Rwanda
SA SAU Saudi Arabia|KSA|Saoedi-Arabie
SB SLB Solomon Islands
SC SYC Seychelles
SD SDN Sudan
SE SWE Sweden|Zweden|Sverige|Schweden
SG SGP Singapore
SH SHN Saint Helena|St Helena
SI SVN Slovenia|Slowenien|Slovenija
SJ SJM Svalbard and Jan Mayen|Svalbard|Spitsbergen
SK SVK Slovakia|Slowakije|Slovak Republic|Slovensko|Slowakei
SL SLE Sierra Leone
SM SMR San Marino
SN SEN Senegal
SO SOM Somalia
SR SUR Suriname
SS SSD South Sudan
ST STP Sao Tome and Principe
SV SLV El Salvador
SX SXM Sint Maarten|St Maarten|Sint Maarten (Dutch part)
SY SYR Syria|Syrian Arab Republic
SZ SWZ Eswatini|Swaziland
TA - Tristan da Cunha
TC TCA Turks and Caicos Islands
TD TCD Chad
TF ATF French Southern Territories
TG TGO Togo
TH THA Thailand|ไทย
TJ TJK Tajikistan
TK TKL Tokelau
TL TLS Timor-Leste|East Timor
TM TKM Turkmenistan
TN TUN Tunisia|Tunesie|Tunesien
TO TON Tonga
TR TUR Turkey|Turkiye|Turkije|Turkei
TT TTO Trinidad and Tobago|Trinidad
TV TUV Tuvalu
TW TWN Taiwan|Republic of China|台灣|臺灣|台湾
TZ TZA Tanzania
UA UKR Ukraine|Oekraine|Україна
UG UGA Uganda
UM UMI United States Minor Outlying Islands
US USA United States|America|Verenigde Staten|Verenigde Staten van Amerika|Vereinigte Staaten|Vereinigte Staaten von Amerika|Etats-Unis|Estados Unidos|Amerika
UY URY Uruguay
UZ UZB Uzbekistan
VA VAT Vatican City|Holy See|Vatican
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
ZA ZAF South Africa|RSA|Zuid-Afrika
ZM ZMB Zambia
ZW ZWE Zimbabwe`;
