export * from './facts.ts';
export * from './plan.ts';
export * from './question.ts';
export * from './refusal.ts';
export * from './route-order.ts';
export * from './rules.ts';
