import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSchema } from "./json-schema";
import { toIssues } from "./json-schema-issues";
import { toIssues as old } from "./json-schema-oldissues";
const { s } = fc.letrec<any>((tie) => ({
  s: fc.oneof({depthSize:"medium"}, fc.constantFrom({type:"string"},{type:"number",minimum:3},{type:"null"},{type:"string",enum:["a"]}),
    fc.record({anyOf:fc.array(tie("s"),{minLength:1,maxLength:3})}),
    fc.record({type:fc.constant("array"),items:tie("s")}),
    fc.record({type:fc.constant("array"),prefixItems:fc.array(tie("s"),{minLength:1,maxLength:2}),contains:tie("s")}),
    fc.record({type:fc.constant("object"),properties:fc.record({a:tie("s"),b:tie("s")}),required:fc.constant(["a"]),additionalProperties:fc.oneof(fc.constant(false),tie("s"))})),
}));
const { v } = fc.letrec<any>((tie) => ({
  v: fc.oneof({depthSize:"medium"}, fc.constantFrom("a","b",1,5,null), fc.array(tie("v"),{maxLength:3}), fc.dictionary(fc.constantFrom("a","b","c"),tie("v"))),
}));
test("same", () => {
  let many = 0;
  fc.assert(fc.property(s, v, (schema, value) => {
    const c = cleanSchema(schema as any).schema;
    const e = new Validator(c,"2020-12",false).validate(value).errors;
    const sort = (x: any[]) => x.map((y)=>JSON.stringify(y)).sort();
    const n = toIssues(e,{schema:c,value});
    if (n.length>1) many++;
    if (n.length<50) expect(sort(n)).toEqual(sort(old(e,{schema:c,value})));
  }),{numRuns:30000});
  console.log("many", many);
}, 60000);
