//! Floats that were learnt → signed bytes with scales, laid out as the library reads them.

/// Outputs side by side in a block, as `src/syntax/simd.rs` reads them.
const BLOCK: usize = 16;

/// What a training program wrote: a line of JSON, then little-endian 32-bit floats, read one after the other.
pub struct Floats<'a>(&'a [u8]);

impl<'a> Floats<'a> {
    /// The first line, and the floats after it.
    ///
    /// # Errors
    /// When there is no line.
    pub fn after_line(bytes: &'a [u8]) -> Result<(&'a [u8], Self), String> {
        let line = bytes.iter().position(|&b| b == b'\n').ok_or("no first line")?;
        Ok((&bytes[..line], Self(&bytes[line + 1..])))
    }

    /// The next floats.
    ///
    /// # Errors
    /// When there are not so many.
    pub fn take(&mut self, count: usize) -> Result<Vec<f32>, String> {
        let (own, rest) = self.0.split_at_checked(4 * count).ok_or("the file is cut short")?;
        self.0 = rest;
        Ok(own.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
    }

    /// All floats that are left.
    ///
    /// # Errors
    /// Never; as [`Floats::take`].
    pub fn rest(&mut self) -> Result<Vec<f32>, String> {
        self.take(self.0.len() / 4)
    }

    /// The scales and the bytes of so many rows.
    ///
    /// # Errors
    /// As [`Floats::take`].
    pub fn rows(&mut self, count: usize, width: usize) -> Result<(Vec<f32>, Vec<u8>), String> {
        let (mut scales, mut rows) = (Vec::new(), Vec::new());
        for row in self.take(count * width)?.chunks_exact(width) {
            let (scale, row) = quantise(row);
            scales.push(scale);
            rows.extend(row.into_iter().map(|x| x as u8));
        }
        Ok((scales, rows))
    }

    /// The next matrices: their bytes, and the scales and biases of each.
    ///
    /// # Errors
    /// As [`Floats::take`].
    pub fn matrices(&mut self, shapes: &[(usize, usize)]) -> Result<(Vec<u8>, Vec<f32>), String> {
        let (mut weights, mut numbers) = (Vec::new(), Vec::new());
        for &(inputs, outputs) in shapes {
            let matrix = self.take(inputs * outputs)?;
            let mut biases = self.take(outputs)?;
            biases.resize(outputs.next_multiple_of(BLOCK), 0.0);
            let mut scales = vec![0.0; biases.len()];
            let mut bytes = vec![0u8; biases.len() * inputs];
            for (output, row) in matrix.chunks_exact(inputs).enumerate() {
                let (scale, row) = quantise(row);
                scales[output] = scale;
                for (input, weight) in row.into_iter().enumerate() {
                    let pair = output / BLOCK * inputs / 2 + input / 2;
                    bytes[pair * 2 * BLOCK + output % BLOCK * 2 + input % 2] = weight as u8;
                }
            }
            numbers.extend(scales);
            numbers.extend(biases);
            weights.extend(bytes);
        }
        Ok((weights, numbers))
    }
}

/// Little-endian bytes.
pub fn bytes(floats: Vec<f32>) -> Vec<u8> {
    floats.into_iter().flat_map(f32::to_le_bytes).collect()
}

/// A scale, and the values in units of it.
fn quantise(values: &[f32]) -> (f32, Vec<i8>) {
    let largest = values.iter().fold(0f32, |most, x| most.max(x.abs())).max(1e-12);
    let scale = largest / 127.0;
    (scale, values.iter().map(|x| (x / scale).round() as i8).collect())
}
