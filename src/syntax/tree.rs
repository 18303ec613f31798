//! The best tree over a sentence: the maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).

/// What an impossible arc scores.
const NEVER: f32 = -1e9;
/// No possible arc scores less, so that an impossible one is never the best.
const WORST: f32 = -1e6;

/// The heads of the best tree; 0 is the root, which has one word. `score(word, head)` for words and heads from 1,
/// with head 0 for the root.
///
/// Nine sentences in ten need only the best head of each word. Otherwise cycles are contracted; where
/// several words hang on the root, each of the likely ones is tried alone.
pub(super) fn best_tree(scores: &[f32], words: usize) -> Vec<u32> {
    let size = words + 1;
    let mut square = vec![NEVER; size * size];
    for word in 1..size {
        for head in 0..size {
            square[word * size + head] = scores[(word - 1) * size + head].max(WORST);
        }
        square[word * size + word] = NEVER;
    }
    let heads = spanning(&square, size);
    let roots = heads[1..].iter().filter(|&&head| head == 0).count();
    let heads = if roots == 1 { heads } else { one_root(&mut square, size) };
    heads[1..].iter().map(|&head| head as u32).collect()
}

/// Tries the likeliest roots, one at a time.
fn one_root(square: &mut [f32], size: usize) -> Vec<usize> {
    /// More are not worth the time.
    const TRIED: usize = 5;
    let mut roots: Vec<usize> = (1..size).collect();
    let own: Vec<f32> = (0..size).map(|word| square[word * size]).collect();
    roots.sort_by(|&a, &b| own[b].total_cmp(&own[a]).then(a.cmp(&b)));
    let mut best: Option<(f32, Vec<usize>)> = None;
    for &root in roots.iter().take(TRIED) {
        for word in 1..size {
            square[word * size] = if word == root { own[word] } else { NEVER };
        }
        let heads = spanning(square, size);
        let total = (1..size).map(|word| square[word * size + heads[word]]).sum();
        if best.as_ref().is_none_or(|(score, _)| total > *score) {
            best = Some((total, heads));
        }
    }
    best.map(|(_, heads)| heads).unwrap_or_default()
}

/// The best head of every node of a complete graph so that all hang on node 0; `square[node][head]`.
fn spanning(square: &[f32], size: usize) -> Vec<usize> {
    let score = |node: usize, head: usize| square[node * size + head];
    let mut heads = vec![0; size];
    for node in 1..size {
        let row = &square[node * size..][..size];
        let mut best = usize::from(node == 0);
        for (head, score) in row.iter().enumerate() {
            if *score > row[best] {
                best = head;
            }
        }
        heads[node] = best;
    }
    let Some(cycle) = cycle(&heads) else { return heads };

    // The cycle becomes one node, the last of a smaller graph.
    let inside = |node: usize| cycle.contains(&node);
    let rest: Vec<usize> = (0..size).filter(|&node| !inside(node)).collect();
    let (small, knot) = (rest.len() + 1, rest.len());
    let mut graph = vec![NEVER; small * small];
    // How the cycle is entered from each node, and which of its nodes each hangs on.
    let (mut entries, mut exits) = (vec![0; small], vec![0; small]);
    for (i, &node) in rest.iter().enumerate() {
        for (j, &head) in rest.iter().enumerate() {
            graph[i * small + j] = score(node, head);
        }
        let gain = |at: usize| score(at, node) - score(at, heads[at]);
        let entry = *cycle.iter().max_by(|&&a, &&b| gain(a).total_cmp(&gain(b))).expect("a cycle");
        let exit = |at: usize| score(node, at);
        let leave = *cycle.iter().max_by(|&&a, &&b| exit(a).total_cmp(&exit(b))).expect("a cycle");
        (entries[i], exits[i]) = (entry, leave);
        graph[knot * small + i] = gain(entry);
        graph[i * small + knot] = if node == 0 { NEVER } else { exit(leave) };
    }
    let found = spanning(&graph, small);
    for (i, &node) in rest.iter().enumerate().skip(1) {
        heads[node] = if found[i] == knot { exits[i] } else { rest[found[i]] };
    }
    heads[entries[found[knot]]] = rest[found[knot]];
    heads
}

/// A cycle among the heads, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::best_tree;
    use proptest::prelude::*;

    fn is_tree(heads: &[u32]) -> bool {
        let roots = heads.iter().filter(|&&head| head == 0).count();
        roots == 1
            && (0..heads.len()).all(|word| {
                let (mut at, mut steps) = (word + 1, 0);
                while at != 0 && steps <= heads.len() {
                    at = heads[at - 1] as usize;
                    steps += 1;
                }
                at == 0
            })
    }

    fn total(scores: &[f32], heads: &[u32]) -> f32 {
        let size = heads.len() + 1;
        heads.iter().enumerate().map(|(i, &head)| scores[i * size + head as usize]).sum()
    }

    proptest! {
        /// Small enough to try every tree there is.
        #[test]
        fn the_best_of_all_trees(words in 1usize..5, seed in prop::collection::vec(-9f32..0.0, 30)) {
            let scores = &seed[..words * (words + 1)];
            let heads = best_tree(scores, words);
            prop_assert!(is_tree(&heads));
            let mut best = f32::MIN;
            for code in 0..(words + 1).pow(words as u32) {
                let heads: Vec<u32> = (0..words)
                    .map(|i| (code / (words + 1).pow(i as u32) % (words + 1)) as u32)
                    .collect();
                let own = heads.iter().enumerate().any(|(i, &head)| head as usize == i + 1);
                if !own && is_tree(&heads) {
                    best = best.max(total(scores, &heads));
                }
            }
            prop_assert!((total(scores, &heads) - best).abs() < 1e-3);
        }

        #[test]
        fn always_a_tree(words in 1usize..60, seed in any::<u64>()) {
            let mut state = seed;
            let scores: Vec<f32> = (0..words * (words + 1))
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    -((state >> 40) as f32) / 1e6
                })
                .collect();
            prop_assert!(is_tree(&best_tree(&scores, words)));
        }
    }
}
