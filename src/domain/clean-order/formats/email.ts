import { editDistance } from './edit-distance.ts';

/** Longest address, and longest part before the `@`. */
const MAX_EMAIL = 254;
const MAX_LOCAL = 64;

/**
 * Reads an e-mail address: one `@` with something plausible on both sides, and a host with a top-level domain. The host
 * is written in small letters. Whether anybody reads the mail only sending one tells.
 *
 * @units answer: the address; nothing where it is none; at most 254 characters, 64 of them before the `@`
 * @law reading the answer again gives the same answer; work is linear in the length
 * @source RFC 5321, 4.5.3.1 (lengths); RFC 5322, 3.2.3 (dot-atom); without quoted parts, comments and host numbers
 * @example `'Jan.Jansen@Example.NL'` is `'Jan.Jansen@example.nl'`; `'jan@'`, `'jan@host'` and `'jan jansen@example.nl'`
 * are nothing
 */
export function readEmail(text: string): string | undefined {
  if (text.length > MAX_EMAIL) return undefined;
  const at = text.indexOf('@');
  if (at < 1 || at > MAX_LOCAL) return undefined;
  let lower = true;
  let labelStart = at + 1;
  for (let i = 0; i < text.length; i += 1) {
    if (i === at) continue;
    const unit = text.charCodeAt(i);
    if (unit === DOT) {
      // no dot at the start or end of either side, nor two in a row
      const next = text.charCodeAt(i + 1);
      if (i === 0 || i === at + 1 || i === at - 1 || i === text.length - 1 || next === DOT) return undefined;
      if (i > at) {
        if (!isLabel(text, labelStart, i)) return undefined;
        labelStart = i + 1;
      }
      continue;
    }
    if (!(i < at ? isLocal(unit) : isHost(unit))) return undefined;
    if (i > at && unit >= 0x41 && unit <= 0x5a) lower = false;
  }
  const hasTopLevel = labelStart > at + 1 && isTopLevel(text, labelStart) && isLabel(text, labelStart, text.length);
  if (!hasTopLevel) return undefined;
  return lower ? text : text.slice(0, at + 1) + text.slice(at + 1).toLowerCase();
}

const DOT = 0x2e;
const DASH = 0x2d;

const isLetterOrDigit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);

/** Letters of other scripts are taken on both sides (RFC 6531, RFC 5890), invisible characters are not. */
const isForeign = (unit: number): boolean =>
  unit > 0xa0 && unit !== 0xad && !(unit >= 0x2000 && unit <= 0x206f) && unit !== 0x3000 && unit < 0xfe00;

const isLocal = (unit: number): boolean =>
  isLetterOrDigit(unit) || "!#$%&'*+-/=?^_`{|}~".includes(String.fromCharCode(unit)) || isForeign(unit);

const isHost = (unit: number): boolean => isLetterOrDigit(unit) || unit === DASH || isForeign(unit);

/** A part of a host name: 1 to 63 characters, no dash at either end. */
const isLabel = (text: string, from: number, to: number): boolean =>
  to > from && to - from <= 63 && text.charCodeAt(from) !== DASH && text.charCodeAt(to - 1) !== DASH;

/** At least two characters, and not only digits. */
function isTopLevel(text: string, from: number): boolean {
  for (let i = from; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (!(unit >= 0x30 && unit <= 0x39)) return text.length - from >= 2;
  }
  return false;
}

/** Mail hosts that people have in common, and that a slip of the finger leads away from: endings, and names before them. */
const HOSTS =
  'com:gmail,googlemail,hotmail,outlook,live,msn,yahoo,ymail,icloud,mac,aol,gmx,mail,email,protonmail,fastmail,btinternet,' +
  'virginmedia,naver,qq ' +
  'nl:hotmail,outlook,live,yahoo,ziggo,kpnmail,kpnplanet,planet,xs4all,home,casema,chello,upcmail,hetnet,quicknet,online ' +
  'be:hotmail,outlook,live,telenet,skynet,proximus,scarlet,pandora fr:hotmail,outlook,live,yahoo,orange,wanadoo,free ' +
  'de:hotmail,outlook,live,yahoo,gmx,web,t-online,freenet,mail co.uk:hotmail,live,yahoo it:hotmail,yahoo,libero,tiscali ' +
  'net:gmx,laposte,comcast,verizon es:hotmail,outlook,yahoo ch:gmx,bluewin at:gmx pl:onet,interia cz:seznam';

let hosts: ReadonlyMap<string, readonly string[]> | undefined;

/** The names of known hosts by their ending. */
function knownHosts(): ReadonlyMap<string, readonly string[]> {
  hosts ??= new Map(
    HOSTS.split(' ').map((entry) => {
      const [ending = '', names = ''] = entry.split(':');
      return [ending, names.split(',')];
    }),
  );
  return hosts;
}

/** Endings that are no top-level domains, and the one that was meant. */
const ENDINGS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['con', 'com'],
  ['cmo', 'com'],
  ['ocm', 'com'],
  ['comm', 'com'],
  ['coom', 'com'],
  ['vom', 'com'],
  ['xom', 'com'],
  ['nll', 'nl'],
  ['bee', 'be'],
  ['nett', 'net'],
  ['ner', 'net'],
]);

/**
 * Guesses which address was meant, where the host is one slip away from a host that many people use, or ends in what
 * is no top-level domain.
 *
 * @units answer: an address; nothing where the host is a known one or nothing like it
 * @law never proposes anything for a host of the list; the part before the `@` is kept
 * @example `'jan@gmial.com'` was meant as `'jan@gmail.com'`, `'jan@example.con'` as `'jan@example.com'`
 */
export function guessEmail(email: string): string | undefined {
  const at = email.indexOf('@');
  const dot = email.indexOf('.', at);
  if (at < 0 || dot < 0 || email.length > MAX_EMAIL) return undefined;
  const name = email.slice(at + 1, dot);
  const ending = email.slice(dot + 1);
  const last = ending.slice(ending.lastIndexOf('.') + 1);
  const mended = ENDINGS.get(last);
  const end = mended === undefined ? ending : ending.slice(0, ending.length - last.length) + mended;
  const names = knownHosts().get(end);
  const meant = names?.includes(name) === true ? name : (names?.find((known) => isSlip(name, known)) ?? name);
  const host = ONLY_DOT_COM.has(name) && end !== 'com' ? `${name}.com` : `${meant}.${end}`;
  return host === `${name}.${ending}` ? undefined : email.slice(0, at + 1) + host;
}

/** Hosts that exist with this ending alone. */
const ONLY_DOT_COM: ReadonlySet<string> = /* @__PURE__ */ new Set(['gmail', 'googlemail', 'icloud']);

/** One slip apart; only names long enough that this is no chance. */
const isSlip = (name: string, known: string): boolean => known.length >= 5 && editDistance(name, known, 1) === 1;
