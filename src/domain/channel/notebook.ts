import type { Severity } from '../../kernel/finding.ts';
import type { OrderDraft } from '../order/index.ts';
import type { ChannelCode } from './codes.ts';
import type { ChannelFinding, Standing, Translation } from './translation.ts';

/** Most findings that one translation tells. */
export const MAX_FINDINGS = 1_000;
/** Most characters they come to as JSON. They hold codes, paths and counts of our own: one byte each. */
export const MAX_FINDING_BYTES = 16_384;

/** Most list items that one translation looks at, all lists together. */
export const MAX_ITEMS = 100_000;

/**
 * Most characters that one translation looks at, all texts together. A text that hangs in many places counts in each of
 * them.
 */
export const MAX_CHARACTERS = 33_554_432;

/** Kept free for the last finding, which says how many had no room. */
const RESERVED_BYTES = 160;

const RANK: Readonly<Record<Standing, number>> = { none: 0, info: 1, warning: 2, error: 3 };

/** Something to be noted. */
export interface Note {
  readonly code: ChannelCode;
  readonly path: string;
  readonly severity?: Severity;
  readonly params?: ChannelFinding['params'];
}

/** What a translator writes its findings and drafts into while it reads. */
export class Notebook {
  readonly drafts: OrderDraft[] = [];
  private readonly findings: ChannelFinding[] = [];
  private readonly standings: Standing[] = [];
  private bytes = 2 + RESERVED_BYTES;
  private untold = 0;
  private looked = 0;
  private charactersLeft = MAX_CHARACTERS;

  constructor(
    /** sees every note before it is written down, and says how */
    private readonly edit?: (note: Note) => Note,
    private readonly maxItems: number = MAX_ITEMS,
  ) {}

  /** Where findings about the next draft are written down. */
  get next(): string {
    return `/drafts/${this.drafts.length}`;
  }

  /** How many list items may still be looked at. */
  get room(): number {
    return this.maxItems - this.looked;
  }

  /** Counts list items that were looked at. */
  look(items: number): void {
    this.looked += items;
  }

  /** Counts the characters of a text; says whether there is room for them. */
  reads(characters: number): boolean {
    this.charactersLeft -= characters;
    return this.charactersLeft >= 0;
  }

  /** Nothing more is written down: what is noted is only counted, so it need not be spelt out. */
  get isFull(): boolean {
    return this.untold > 0 && this.edit === undefined;
  }

  /** Counts a note that nobody will read. */
  count(severity: Severity, isOfDraft: boolean): void {
    this.untold += 1;
    if (isOfDraft) this.judge(severity);
  }

  private judge(severity: Severity): void {
    const about = this.drafts.length;
    if (RANK[severity] > RANK[this.standings[about] ?? 'none']) this.standings[about] = severity;
  }

  /** Notes something about the payload as a whole, or about the draft that is being read. */
  note(note: Note): void {
    const { code, path, severity = 'error', params = {} } = this.edit?.(note) ?? note;
    if (path !== '') this.judge(severity);
    const finding: ChannelFinding = { code, path, severity, params };
    const size = this.untold === 0 ? JSON.stringify(finding).length + 1 : 0;
    if (this.untold > 0 || this.findings.length + 1 >= MAX_FINDINGS || this.bytes + size > MAX_FINDING_BYTES) {
      this.untold += 1;
      return;
    }
    this.bytes += size;
    this.findings.push(finding);
  }

  /** Puts a draft with the others. What is noted from now on is about the next one. */
  keep(draft: OrderDraft): void {
    this.standings[this.drafts.length] ??= 'none';
    this.drafts.push(draft);
  }

  /** Closes the book. */
  close(): Translation {
    const { drafts, untold } = this;
    const findings = [...this.findings];
    if (untold > 0) findings.push({ code: 'channel.more-findings', path: '', severity: 'warning', params: { untold } });
    return { drafts, findings, standings: this.standings.slice(0, drafts.length) };
  }
}
