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
  const alive = new Map<WebGL2RenderingContext, Map<string, Set<unknown>>>();
  type Call = (...words: unknown[]) => unknown;
  const { prototype } = WebGL2RenderingContext;
  const setOf = (gl: WebGL2RenderingContext, kind: string): Set<unknown> => {
    const kindsOf = alive.get(gl) ?? new Map<string, Set<unknown>>();
    const set = kindsOf.get(kind) ?? new Set();
    alive.set(gl, kindsOf.set(kind, set));
    return set;
  };
  for (const kind of kinds) {
    const create = Reflect.get(prototype, `create${kind}`) as Call;
    const free = Reflect.get(prototype, `delete${kind}`) as Call;
    Object.assign(prototype, {
      [`create${kind}`](this: WebGL2RenderingContext, ...words: unknown[]) {
        const made = create.apply(this, words);
        setOf(this, kind).add(made);
        return made;
      },
      [`delete${kind}`](this: WebGL2RenderingContext, ...words: unknown[]) {
        setOf(this, kind).delete(words[0]);
        return free.apply(this, words);
      },
    });
  }
  window.glAlive = () => {
    const total: Record<string, number> = { Context: 0 };
    for (const [gl, kindsOf] of alive) {
      if (gl.isContextLost()) {
        alive.delete(gl);
        continue;
      }
      total['Context']++;
      for (const [kind, set] of kindsOf) total[kind] = (total[kind] ?? 0) + set.size;
    }
    return total;
  };
}
