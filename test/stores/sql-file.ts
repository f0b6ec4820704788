import type { Migration } from '../../src/adapters/stores/sql/index.ts';

/** What stands in the file of a step. */
export const sqlFile = ({ version, statements }: Migration): string =>
  `${statements.map((statement) => `${statement};\n`).join('\n')}
insert into cleanorder_schema (version) values (${version}) on conflict (version) do nothing;
`;
