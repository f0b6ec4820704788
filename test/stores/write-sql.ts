import { writeFileSync } from 'node:fs';
import { migrations } from '../../src/adapters/stores/sql/index.ts';
import { sqlFile } from './sql-file.ts';

/** Writes each step of the schema into its file: `npx tsx test/stores/write-sql.ts`. */
for (const step of migrations) writeFileSync(`src/adapters/stores/sql/migrations/${step.name}.sql`, sqlFile(step));
