/** The scale on which antigen is counted and drawn: a byte, the logarithm of the molecules on a cell. */
import { exp } from './maths.ts';

/** The fewest molecules of each antigen byte; of byte 256 there are none. */
const leastOfByte = Float64Array.from({ length: 257 }, (_, byte) => {
  if (byte < 2) return byte === 0 ? 0 : Number.MIN_VALUE;
  return byte === 256 ? Infinity : 10 * exp(((byte - 1.5) / 254) * 9.210340371976184);
});
const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);
/** Of a number's bits as a 32-bit float, those that say its byte nearly: the exponent and the first six of the mantissa. */
const dropped = 17;
const bitsOf = (molecules: number): number => {
  asFloat[0] = molecules;
  return asBits[0] >>> dropped;
};
const firstBits = bitsOf(10);
/** A byte for each value of those bits from 10 to 100,000 molecules: that of the fewest molecules which have them. */
const byteOfBits = Uint8Array.from({ length: bitsOf(1e5) - firstBits + 1 }, (_, n) => {
  asBits[0] = (firstBits + n) << dropped;
  let byte = 1;
  while (leastOfByte[byte + 1] <= asFloat[0]) byte++;
  return byte;
});

/** Density as a byte: 0 for none, 1 for 10 molecules and fewer, 255 for 100,000 and more. */
export function antigenByte(molecules: number): number {
  if (molecules <= 10) return molecules > 0 ? 1 : 0;
  if (molecules >= 1e5) return 255;
  let byte = byteOfBits[bitsOf(molecules) - firstBits];
  // the float may have been rounded over an edge, and an edge may lie among numbers of the same bits
  while (molecules < leastOfByte[byte]) byte--;
  while (molecules >= leastOfByte[byte + 1]) byte++;
  return byte;
}
