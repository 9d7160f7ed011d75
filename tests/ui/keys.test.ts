/** Keys do what the key card says, and nothing while somebody types. */
import { expect, test } from 'vitest';
import { actionOf, type KeyPress } from '../../src/ui/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

test.each([
  [' ', false, 'play'],
  ['.', false, 'blank'],
  ['b', false, 'blank'],
  ['B', false, 'blank'],
  ['ArrowLeft', false, 'stepBack'],
  ['ArrowLeft', true, 'panLeft'],
  ['r', false, 'restart'],
  ['R', true, 'newSeed'],
  ['+', true, 'zoomIn'],
  ['?', true, 'help'],
  ['T', true, null],
  ['x', false, null],
])('%s with Shift %s', (key, shiftKey, action) => {
  expect(actionOf(press(key, { shiftKey }), 'page', true)).toBe(action);
});

test('typing, modifiers, held keys and focused controls keep their own meaning', () => {
  for (const key of [' ', 'r', 'ArrowLeft', '?']) expect(actionOf(press(key), 'typing', true)).toBeNull();
  for (const held of ['ctrlKey', 'altKey', 'metaKey'])
    expect(actionOf(press('r', { [held]: true }), 'page', true)).toBeNull();
  expect(actionOf(press('r', { repeat: true }), 'page', true)).toBeNull();
  expect(actionOf(press('ArrowRight', { repeat: true }), 'page', true)).toBe('stepForward');
  expect(actionOf(press(' '), 'button', true)).toBeNull();
  expect(actionOf(press('ArrowRight'), 'slider', true)).toBeNull();
  expect(actionOf(press('t'), 'slider', true)).toBe('theme');
});

test('switched off, no single letter or sign does anything; Space and arrows still do', () => {
  for (const key of ['b', '.', 'r', '?', '0', '[']) expect(actionOf(press(key), 'page', false)).toBeNull();
  expect(actionOf(press(' '), 'page', false)).toBe('play');
  expect(actionOf(press('ArrowRight'), 'page', false)).toBe('stepForward');
});
