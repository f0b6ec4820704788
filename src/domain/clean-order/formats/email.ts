import { isTextUpTo } from '../../../kernel/text.ts';
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
  if (!isTextUpTo(text, MAX_EMAIL) || !EMAIL.test(text)) return undefined;
  const host = text.indexOf('@') + 1;
  return /[A-Z]/.test(text.slice(host)) ? text.slice(0, host) + text.slice(host).toLowerCase() : text;
}

/** Letters of other scripts are taken on both sides (RFC 6531, RFC 5890), invisible characters are not. */
const FOREIGN = '\\u00a1-\\u00ac\\u00ae-\\u1fff\\u2070-\\u2fff\\u3001-\\ufdff';
const LOCAL = `[\\w!#$%&'*+/=?^\`{|}~${FOREIGN}-]+`;
/** A part of a host name: no dash at either end. */
const label = (least: number): string => `(?!-)[a-zA-Z\\d${FOREIGN}-]{${least},63}(?<!-)`;

/** At most 64 characters before the `@`; an ending of at least two, not only digits. Parts hold no dots: one way to match. */
const EMAIL = /* @__PURE__ */ new RegExp(
  `^(?=[^@]{1,${MAX_LOCAL}}@)${LOCAL}(?:\\.${LOCAL})*@(?:${label(1)}\\.)+(?!\\d+$)${label(2)}$`,
);

/** Mail hosts that people have in common, and that a slip of the finger leads away from: endings, and names before them. */
const HOSTS =
  'com:gmail,googlemail,hotmail,outlook,live,msn,yahoo,ymail,icloud,mac,aol,gmx,mail,email,protonmail,fastmail,btinternet,' +
  'virginmedia,naver,qq ' +
  'nl:hotmail,outlook,live,yahoo,ziggo,kpnmail,kpnplanet,planet,xs4all,home,casema,chello,upcmail,hetnet,quicknet,online ' +
  'be:hotmail,outlook,live,telenet,skynet,proximus,scarlet,pandora fr:hotmail,outlook,live,yahoo,orange,wanadoo,free ' +
  'de:hotmail,outlook,live,yahoo,gmx,web,t-online,freenet,mail co.uk:hotmail,live,yahoo it:hotmail,yahoo,libero,tiscali ' +
  'net:gmx,laposte,comcast,verizon es:hotmail,outlook,yahoo';

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

/** Endings that are no top-level domains, behind the one that was meant. */
const ENDINGS = 'com con cmo ocm comm coom vom xom,nl nll,be bee,net nett ner';

/** The ending that was meant, where it is known. */
const meantBy = (ending: string): string | undefined =>
  ENDINGS.split(',')
    .map((line) => line.split(' '))
    .find((words) => words.indexOf(ending) > 0)?.[0];

/**
 * Guesses which address was meant, where the host is one slip away from a host that many people use, or ends in what
 * is no top-level domain.
 *
 * @units answer: an address; nothing where the host is a known one or nothing like it
 * @law never proposes anything for a host of the list; the part before the `@` is kept
 * @example `'jan@gmial.com'` was meant as `'jan@gmail.com'`, `'jan@example.con'` as `'jan@example.com'`
 */
export function guessEmail(email: string): string | undefined {
  if (!isTextUpTo(email, MAX_EMAIL)) return undefined;
  const at = email.indexOf('@');
  const dot = email.indexOf('.', at);
  if (at < 0 || dot < 0) return undefined;
  const name = email.slice(at + 1, dot);
  const ending = email.slice(dot + 1);
  const last = ending.slice(ending.lastIndexOf('.') + 1);
  const mended = meantBy(last);
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
