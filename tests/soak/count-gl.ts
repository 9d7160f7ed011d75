/** Counts what the page makes and frees on the graphics card; runs in the page before its scripts. */

declare global {
  interface Window {
    /** Things of WebGL that live, by kind; those of a context that is gone are gone with it. */
    glAlive?: () => Record<string, number>;
  }
}

/** Wraps the functions of WebGL 2 that make and free things. Given to the page as text, so it uses nothing from outside. */
export function countGl(): void {
  const kinds = ['Texture', 'Buffer', 'Framebuffer', 'Renderbuffer', 'VertexArray', 'Program', 'Shader', 'Sampler'];
  const alive = new Map<WebGL2RenderingContext, Record<string, number>>();
  type Call = (...words: unknown[]) => unknown;
  const { prototype } = WebGL2RenderingContext;
  const add = (gl: WebGL2RenderingContext, kind: string, change: number): void => {
    const counts = alive.get(gl) ?? {};
    counts[kind] = (counts[kind] ?? 0) + change;
    alive.set(gl, counts);
  };
  for (const kind of kinds) {
    const create = Reflect.get(prototype, `create${kind}`) as Call;
    const free = Reflect.get(prototype, `delete${kind}`) as Call;
    Object.assign(prototype, {
      [`create${kind}`](this: WebGL2RenderingContext, ...words: unknown[]) {
        add(this, kind, 1);
        return create.apply(this, words);
      },
      [`delete${kind}`](this: WebGL2RenderingContext, ...words: unknown[]) {
        if (words[0] !== null && words[0] !== undefined) add(this, kind, -1);
        return free.apply(this, words);
      },
    });
  }
  window.glAlive = () => {
    const total: Record<string, number> = { Context: 0 };
    for (const [gl, counts] of alive) {
      if (gl.isContextLost()) {
        alive.delete(gl);
        continue;
      }
      total['Context']++;
      for (const [kind, count] of Object.entries(counts)) total[kind] = (total[kind] ?? 0) + count;
    }
    return total;
  };
}
