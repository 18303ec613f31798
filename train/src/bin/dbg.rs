use std::io::Read;
fn main(){let mut s=String::new();std::io::stdin().read_to_string(&mut s).unwrap();let t=std::time::Instant::now();let p=chronique::Pipeline::default();eprintln!("build {:?}",t.elapsed());let d=p.read(&s).unwrap();
for i in 0..d.layers.sentences.len(){println!("{}",d.layers.tokens.of(i).iter().map(|t|t.span.of(&s)).collect::<Vec<_>>().join("|"));}
for e in &d.layers.events{println!("{} {:?} {:?} {:?} {:?} {}",p.ontology().get(e.kind).id,e.trigger.of(&s),e.factuality,e.counts.iter().map(|c|(c.kind.name(),c.quantity.min,c.quantity.max)).collect::<Vec<_>>(),e.why.cues.iter().map(|c|c.of(&s)).collect::<Vec<_>>(),e.why.rule);}
let mut q=Vec::new(); for i in 0..d.layers.sentences.len(){chronique::numbers::Numbers::default().read(&s,d.layers.tokens.of(i),&mut q);} for x in q{println!("  Q {:?} {:?} {:?}",x.span.of(&s),x.min,x.max);}}
