/** A piece of TypeScript in a page. */
export interface Fence {
  readonly page: string;
  /** of the opening fence, counted from 1 */
  readonly line: number;
  readonly name: string;
  readonly code: string;
}

/** The TypeScript fences of a page, in order. */
export function fencesOf(page: string, text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    if (lines[i] !== '```ts') continue;
    const end = lines.indexOf('```', i + 1);
    const name = `${page.replace(/\.md$/, '').replaceAll('/', '-')}-${i + 1}`;
    fences.push({ page, line: i + 1, name, code: `${lines.slice(i + 1, end).join('\n')}\nexport {};\n` });
    i = end;
  }
  return fences;
}
