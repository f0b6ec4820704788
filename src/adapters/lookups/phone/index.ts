/**
 * Telephone numbers, looked up with libphonenumber-js.
 *
 * @module lookups/phone
 */
export * from './phone-lookup.ts';
