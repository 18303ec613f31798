use super::{Kind, Model, ModelWriter};

const KIND: Kind = Kind { name: "example", tag: *b"EXAM", version: 3, sections: 2 };

fn file() -> Vec<u8> {
    ModelWriter::new(KIND).section((0..100).collect()).section(vec![1, 0, 2, 0]).finish()
}

fn message(kind: Kind, bytes: Vec<u8>) -> String {
    let error = Model::open(kind, bytes).expect_err("these bytes are no such model");
    assert!(error.is_model());
    error.to_string()
}

#[test]
fn what_was_written_is_read() {
    let model = Model::open(KIND, file()).unwrap();
    assert_eq!(model.section(0).unwrap().len(), 100);
    let numbers = model.section(1).unwrap();
    assert_eq!([numbers.u16(0), numbers.u16(1), numbers.u16(2)], [Some(1), Some(2), None]);
    assert!(model.section(2).unwrap_err().is_model());
}

#[test]
fn the_messages_name_what_is_wrong() {
    let good = file();
    assert_eq!(
        message(KIND, good[..good.len() - 3].to_vec()),
        format!("example: the file is cut short: {} bytes of {}", good.len() - 3, good.len())
    );
    assert!(message(KIND, vec![]).contains("cut short: 0 bytes"));
    assert!(
        message(KIND, b"PK\x03\x04 some archive of another program".to_vec()).contains("no model")
    );
    assert!(message(Kind { tag: *b"LEXI", ..KIND }, good.clone()).contains("another kind"));
    assert!(message(Kind { version: 4, ..KIND }, good.clone()).contains("version 3"));
    let mut long = good.clone();
    long.push(0);
    assert!(message(KIND, long).contains("are its own"));
    let mut damaged = good;
    *damaged.last_mut().unwrap() ^= 1;
    assert!(message(KIND, damaged).contains("damaged"));
}

#[test]
fn no_cut_and_no_flipped_bit_is_accepted() {
    let good = file();
    for cut in 0..good.len() {
        assert!(Model::open(KIND, good[..cut].to_vec()).is_err(), "cut at {cut}");
    }
    for bit in 0..good.len() * 8 {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Model::open(KIND, bytes).is_err(), "bit {bit}");
    }
}
