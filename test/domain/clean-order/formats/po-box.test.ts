import { describe, expect, it } from 'vitest';
import { isPoBox } from '../../../../src/domain/clean-order/index.ts';

describe('isPoBox', () => {
  it.each([
    'P.O. Box 123',
    'PO Box 123',
    'p o box 12',
    'Post Office Box 9',
    'Postbus 90001',
    'POSTBUS 12',
    'Postfach 10 11 12',
    'BP 12',
    'B.P. 12',
    'Boîte postale 12',
    'Apartado 34',
    'Apartado de Correos 34',
    'Casella Postale 5',
    'Postboks 71',
    'Skrytka pocztowa 4',
    'Locked Bag 20',
    'GPO Box 1234',
    'Box 123',
  ])('sees one in %s', (line) => {
    expect(isPoBox(line)).toBe(true);
  });

  it.each([
    'Keizersgracht 123',
    'Boxtelseweg 5',
    'Postbusweg 5',
    'Postlaan 12',
    'Apartadostraat 4',
    'Boxwood Close 4',
    'Bp',
    'Postbus',
    '',
    '12 Box Hill',
    `Postbus ${'9'.repeat(200)}`,
  ])('sees none in %j', (line) => {
    expect(isPoBox(line)).toBe(false);
  });
});
