import { readFileSync } from 'node:fs';
import { sharedData } from './shared.ts';

/** Vectors of the shared data folder, or nothing where that is not at hand. */
export function sharedVectors<Vectors>(file: string): Vectors | undefined {
  const path = sharedData(`validation/${file}`);
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as Vectors);
}

/** The part of the vectors that may be, and is, kept in the project. */
export function ownVectors<Vectors>(file: string): Vectors {
  return JSON.parse(readFileSync(new URL(`../data/validation/${file}`, import.meta.url), 'utf8')) as Vectors;
}
