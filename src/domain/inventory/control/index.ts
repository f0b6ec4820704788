/**
 * Question it answers: are the books right, and what needs attention?
 *
 * A door of its own beside `inventory`: what others say about our stock, where it differs from ours, and what to warn
 * of. Laws: L50 (feeds converge, however messages come). Leans on the kernel only.
 *
 * @module inventory/control
 */
export * from './alerts.ts';
export * from './feed.ts';
export * from './reconcile.ts';
export * from './view.ts';
