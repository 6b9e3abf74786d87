//! Gives a body of 1 MiB to whoever asks, and takes one from whoever puts it. Prints its address.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, reason = "a program of a measurement")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

/// The body.
const SIZE: usize = 1 << 20;

fn main() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    println!("http://{}/v1", listener.local_addr().unwrap());
    for socket in listener.incoming() {
        let socket = socket.unwrap();
        std::thread::spawn(|| serve(socket));
    }
}

fn serve(mut socket: TcpStream) -> Option<()> {
    let mut given = format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n").into_bytes();
    given.resize(given.len() + SIZE, b'x');
    let mut buffer = vec![0; SIZE];
    let mut held = 0;
    loop {
        held += read(&mut socket, &mut buffer[held..])?;
        let Some(end) = buffer[..held].windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        if buffer.starts_with(b"GET") {
            socket.write_all(&given).ok()?;
        } else {
            let mut taken = held - end - 4;
            while taken < SIZE {
                taken += read(&mut socket, &mut buffer)?;
            }
            socket.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").ok()?;
        }
        held = 0;
    }
}

/// `None` at the end.
fn read(socket: &mut TcpStream, buffer: &mut [u8]) -> Option<usize> {
    socket.read(buffer).ok().filter(|read| *read > 0)
}
