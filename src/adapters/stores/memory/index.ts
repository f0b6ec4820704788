/**
 * A store in the memory of this process. Laws: L15 to L18, L64 to L67, L70, L71.
 *
 * @module stores/memory
 */
export { memoryStore } from './memory-store.ts';
