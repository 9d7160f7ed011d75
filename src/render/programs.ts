/** Has all programs of a picture linked side by side, and reads what they are only when they are done: reading one waits for it. */
import {
  defaultValue,
  extractAttributesFromGlProgram,
  getUboData,
  getUniformData,
  type GlProgram,
  GlProgramData,
  type GlShaderSystem,
  logProgramError,
} from 'pixi.js';

/** Programs of one context. */
export type Programs = {
  /** Has them compiled and linked, and does not wait. */
  begin(programs: readonly GlProgram[]): void;
  /** Whether those that were begun are done; asking does not wait. True where a browser cannot tell. */
  areReady(): boolean;
};

type Begun = { readonly linked: WebGLProgram; readonly vertex: WebGLShader; readonly fragment: WebGLShader };

/** pixi's keeper of programs as it is inside. */
type Keeper = {
  _programDataHash: Record<number, GlProgramData>;
  _createProgramData: (program: GlProgram) => GlProgramData;
};

/** Takes the making of programs over from pixi, which links and reads each one when it is first drawn with. */
export function createPrograms(gl: WebGL2RenderingContext, shaders: GlShaderSystem): Programs {
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const begun = new Map<number, Begun>();
  let waiting: WebGLProgram[] = [];
  const keeper = shaders as unknown as Keeper;
  keeper._createProgramData = (program) => {
    const data = read(gl, program, begun.get(program._key) ?? link(gl, program));
    begun.delete(program._key);
    keeper._programDataHash[program._key] = data;
    return data;
  };

  return {
    begin(programs) {
      for (const program of programs) {
        if (begun.has(program._key)) continue;
        const one = link(gl, program);
        begun.set(program._key, one);
        waiting.push(one.linked);
      }
    },
    areReady() {
      if (parallel === null || waiting.length === 0) return true;
      // a context that is lost has nothing that could be waited for
      waiting = waiting.filter((each) => gl.getProgramParameter(each, parallel.COMPLETION_STATUS_KHR) === false);
      return waiting.length === 0;
    },
  };
}

function link(gl: WebGL2RenderingContext, program: GlProgram): Begun {
  const compile = (kind: number, text: string): WebGLShader => {
    const shader = gl.createShader(kind) as WebGLShader;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    return shader;
  };
  const vertex = compile(gl.VERTEX_SHADER, program.vertex ?? '');
  const fragment = compile(gl.FRAGMENT_SHADER, program.fragment ?? '');
  const linked = gl.createProgram() as WebGLProgram;
  gl.attachShader(linked, vertex);
  gl.attachShader(linked, fragment);
  gl.linkProgram(linked);
  return { linked, vertex, fragment };
}

/** What pixi's own `generateProgram` reads after linking. */
function read(gl: WebGL2RenderingContext, program: GlProgram, { linked, vertex, fragment }: Begun): GlProgramData {
  if (gl.getProgramParameter(linked, gl.LINK_STATUS) !== true) logProgramError(gl, linked, vertex, fragment);
  program._attributeData = extractAttributesFromGlProgram(linked, gl, false);
  program._uniformData = getUniformData(linked, gl);
  program._uniformBlockData = getUboData(linked, gl);
  gl.deleteShader(vertex);
  gl.deleteShader(fragment);
  const uniforms = Object.entries(program._uniformData).map(([name, { type, size }]) => {
    return [name, { location: gl.getUniformLocation(linked, name), value: defaultValue(type, size) }];
  });
  return new GlProgramData(linked, Object.fromEntries(uniforms));
}
