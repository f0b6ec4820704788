/**
 * A plain JSON value with a name the compiler remembers: any literal of the base type fits, but a value already known
 * as one thing never passes for another (an order id where a SKU is wanted does not compile).
 */
export type Flavor<Base, Name extends string> = Base & { readonly __flavor?: Name };
