// Fill theirs.docx with data.json, again and again; print the median in milliseconds.
const fs = require("fs");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [place, rounds] = [process.argv[2], Number(process.argv[3])];
const template = fs.readFileSync(`${place}/theirs.docx`);
const data = JSON.parse(fs.readFileSync(`${place}/data.json`, "utf8"));
const taken = [];
for (let round = 0; round < rounds; round++) {
  const begun = process.hrtime.bigint();
  const document = new Docxtemplater(new PizZip(template));
  document.render(data);
  const content = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(`${place}/theirs-out.docx`, content);
  taken.push(Number(process.hrtime.bigint() - begun) / 1e6);
}
taken.sort((a, b) => a - b);
console.log(taken[Math.floor(taken.length / 2)]);
