/**
 * A store in the memory of this process, and faults for any store. Laws: L15 to L20, L64 to L67, L69 to L71, L74, L76.
 *
 * @module stores/memory
 */

export { type Chance, chanceOf } from './chance.ts';
export { type Memory, openMemory } from './memory.ts';
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts';
export { type Fault, type FaultOptions, withFaults } from './with-faults.ts';
