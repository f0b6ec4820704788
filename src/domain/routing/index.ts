export * from './certificate.ts';
export * from './facts.ts';
export * from './plan.ts';
export * from './question.ts';
export * from './refusal.ts';
export * from './route-order.ts';
export * from './rules.ts';
export * from './verify-certificate.ts';
