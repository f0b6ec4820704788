/**
 * Postal codes and required parts of an address, from libaddressinput, the data behind Chrome's and Android's address
 * forms (Google, CC BY 4.0), as patterns for the whole code. Changed: codes newer than the data are added (five digits
 * in KR and VN, six in TW), and marks that only say `may be empty` are left out. Countries that are not listed have no
 * postal codes, or none that are recorded.
 *
 * One line for each pattern: countries, then the pattern. Compiled when a country is first looked up.
 */
export const POSTAL_CODES = `BA BT DE DO DZ EE EG EH ES FI GT HR ID IQ IT JO KE KH KW LA LK LT MA MM MN MV MX MY NI NP PK SA SN SO TH TR UA UY ZM:\\d{5}
AF AL AT AU AZ BD BE BG CH CK CV CY DK ET GE GW HM HT HU LR LU MD MK MZ NE NO NZ PH PY SI SJ TN TZ VE ZA:\\d{4}
BY CN CO IN KG KZ NG RO RU SG TJ TM UZ:\\d{6}
FO GN IS LS MG PG:\\d{3}
CZ GR SE SK:\\d{3} ?\\d{2}
BL GP MF:9[78][01]\\d{2}
RS VN:\\d{5,6}
AC:ASCN 1ZZ
AD:AD[1-7]0\\d
AI:2640
AM:(37)?\\d{4}
AR:[A-HJ-NP-Z]?\\d{4}([A-Z]{3})?
AS:96799
AX:22\\d{3}
BB:BB\\d{5}
BH:(\\d|1[0-2])\\d{2}
BM:[A-Z]{2} ?[A-Z0-9]{2}
BN:[A-Z]{2} ?\\d{4}
BR:\\d{5}-?\\d{3}
CA:[ABCEGHJKLMNPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d
CC:6799
CL:\\d{7}
CR:\\d{4,5}|\\d{3}-\\d{4}
CX:6798
EC:[A-Z]\\d{4}[A-Z]|(?:[A-Z]{2})?\\d{6}
FK:FIQQ 1ZZ
FM:9694[1-4]([ -]\\d{4})?
FR:\\d{2} ?\\d{3}
GB:GIR ?0AA|((AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GY|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)(\\d[\\dA-Z]? ?\\d[ABD-HJLN-UW-Z]{2}))|BFPO ?\\d{1,4}
GF:9[78]3\\d{2}
GG:GY\\d[\\dA-Z]? ?\\d[ABD-HJLN-UW-Z]{2}
GI:GX11 1AA
GL:39\\d{2}
GS:SIQQ 1ZZ
GU:969([12]\\d|3[12])([ -]\\d{4})?
HN:\\d{5}
IL:\\d{5}(?:\\d{2})?
IM:IM\\d[\\dA-Z]? ?\\d[ABD-HJLN-UW-Z]{2}
IO:BBND 1ZZ
IR:\\d{5}-?\\d{5}
JE:JE\\d[\\dA-Z]? ?\\d[ABD-HJLN-UW-Z]{2}
JP:\\d{3}-?\\d{4}
KR:\\d{5}|\\d{3}-\\d{3}
KY:KY\\d-\\d{4}
LB:\\d{4}( ?\\d{4})?
LI:(948[5-9])|(949[0-7])
LV:LV-\\d{4}
MC:980\\d{2}
ME:8\\d{4}
MH:969[67]\\d([ -]\\d{4})?
MP:9695[012]([ -]\\d{4})?
MQ:9[78]2\\d{2}
MT:[A-Z]{3} ?\\d{2,4}
MU:\\d{3}[A-Z]{2}\\d{3}
NC:988\\d{2}
NF:2899
NL:\\d{4} ?[A-Z]{2}
OM:(PC )?\\d{3}
PE:(?:LIMA \\d|CALLAO 0?)\\d|[0-2]\\d{4}
PF:987\\d{2}
PL:\\d{2}-\\d{3}
PM:9[78]5\\d{2}
PN:PCRN 1ZZ
PR:00[679]\\d{2}([ -]\\d{4})?
PT:\\d{4}-\\d{3}
PW:969(39|40)
RE:9[78]4\\d{2}
SH:(ASCN|STHL) 1ZZ
SM:4789\\d
SV:CP [1-3][1-7][0-2]\\d
SZ:[HLMS]\\d{3}
TA:TDCU 1ZZ
TC:TKCA 1ZZ
TW:\\d{3}(\\d{2,3})?
US:\\d{5}([ -]\\d{4})?
VA:00120
VC:VC\\d{4}
VG:VG\\d{4}
VI:008(([0-4]\\d)|(5[01]))([ -]\\d{4})?
WF:986\\d{2}
XK:[1-7]\\d{4}
YT:976\\d{2}`;

/**
 * Parts that an address in a country needs: street (A), city (C), region (S), postal code (Z). Countries that are not
 * listed need street and city.
 */
export const REQUIRED_PARTS = `AD HK KY NR:AS
AG GI MO VG:A
AS AU BR CA CN ES FM GU IN IT JP KR MH MP PF PW TW US VI:ACSZ
AT AX BE BL CH DE DK FI FK FR GB GF GG GL GP GR GS IM IO JE LI LU MF MQ MX MY NC NL NO NZ PL PM PN PR PT RE RU SE SH SJ TC TR WF YT ZA:ACZ
HN IQ JM KN PG SO SV UM VE:ACS
SG SM:AZ`;

/**
 * Where a separator stands in a code that is written in full: countries, then the place (from the end if negative) and
 * the separator.
 */
export const SEPARATORS = `PL:2-
JP KR KY CR:3-
PT:4-
BR IR US PR VI GU MP AS FM MH:5-
CA CZ SK SE GR MT:3_
NL FK GS IO PN SH TC AC TA GI LB:4_
BM SV:2_
GB GG JE IM:-3_`;

/** What codes of a country begin with, where people leave it out: `1073` in Latvia is `LV-1073`. */
export const PREFIXES = 'LV:LV- SV:CP_ AD:AD VC:VC VG:VG';

/** Letters beside the country code that people put before a code: `D-10115`. */
export const OLD_PREFIXES =
  'AT:A BE:B DE:D DK:DK ES:E FI:FIN FR:F HR:HR HU:H IT:I LI:FL LU:L NO:N OM:PC PL:PL PT:P SE:S SI:SI AX:AX';
