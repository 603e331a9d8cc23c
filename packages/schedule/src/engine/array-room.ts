/**
 * One stretch of memory for all arrays of a plan. An engine counts the bytes outside of its heap, and walks the whole heap each time that
 * some megabytes more were asked for: of a plan with a million tasks that costs several seconds, piece by piece. In one piece it is once.
 * What is asked for beyond the stretch gets memory of its own. Everything is zero at first.
 */
export class ArrayRoom {
  readonly #buffer: ArrayBuffer;
  /** Arrays that stay lie below, passing ones from the upper mark on. Bytes. */
  #low = 0;
  #high: number;

  constructor(bytes: number) {
    this.#buffer = new ArrayBuffer(Math.max(0, Math.ceil(bytes / 8) * 8));
    this.#high = this.#buffer.byteLength;
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    const at = this.#take(length * 4);
    return at < 0 ? new Int32Array(length) : new Int32Array(this.#buffer, at, length);
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    const at = this.#take(length * 8);
    return at < 0 ? new Float64Array(length) : new Float64Array(this.#buffer, at, length);
  }

  uint8(length: number): Uint8Array<ArrayBuffer> {
    const at = this.#take(length);
    return at < 0 ? new Uint8Array(length) : new Uint8Array(this.#buffer, at, length);
  }

  /** An array for as long as until `endPassing`. */
  passing(length: number): Int32Array<ArrayBuffer> {
    const bytes = Math.ceil(length / 2) * 8;
    if (this.#low + bytes > this.#high) return new Int32Array(length);
    this.#high -= bytes;
    return new Int32Array(this.#buffer, this.#high, length);
  }

  /** Gives the memory of passing arrays, which are of no use any more, to those that come. */
  endPassing(): void {
    new Uint8Array(this.#buffer, this.#high).fill(0);
    this.#high = this.#buffer.byteLength;
  }

  /** Below zero where there is no room. */
  #take(bytes: number): number {
    const at = this.#low;
    const end = at + Math.ceil(bytes / 8) * 8;
    if (end > this.#high) return -1;
    this.#low = end;
    return at;
  }
}
