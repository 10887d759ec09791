// Reads golden vectors of operations and computes each digest anew: go run operation_digest.go VECTORS.json
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"unicode/utf8"
)

const prefix = "sallyport-op-v1\x00"

var names = strings.Fields(`engine source server database class statement statement_count parameter_types
	parameter_values settings max_rows max_bytes max_cell_bytes max_affected max_time issuer human agent workload task
	decision_basis rules catalog_closure requested_at expires_at nonce rows_shown image_digest intent unmasked`)

var errShort = errors.New("cut short")

// vector is one operation and what must come out of it.
type vector struct {
	Name      string
	FieldsHex string         `json:"fields_hex"`
	DigestHex string         `json:"digest_hex"`
	Fields    map[string]any `json:"fields"`
	Malformed bool
}

// pieces splits a list whose pieces have their length before them, in 2 or in 4 bytes; nil stands for a null.
func pieces(data []byte, head int) ([][]byte, error) {
	found := [][]byte{}
	for len(data) > 0 {
		if len(data) < head {
			return nil, errShort
		}
		var length uint64
		for _, octet := range data[:head] {
			length = length<<8 | uint64(octet)
		}
		data = data[head:]
		if head == 4 && length == 0xFFFFFFFF {
			found = append(found, nil)
			continue
		}
		if length > uint64(len(data)) {
			return nil, errShort
		}
		found = append(found, data[:length:length])
		data = data[length:]
	}
	return found, nil
}

func text(data []byte) (string, error) {
	if !utf8.Valid(data) {
		return "", errors.New("no UTF-8")
	}
	return string(data), nil
}

func texts(data []byte) ([]any, error) {
	all, err := pieces(data, 2)
	found := []any{}
	for _, piece := range all {
		one, bad := text(piece)
		if bad != nil {
			return nil, bad
		}
		found = append(found, one)
	}
	return found, err
}

func sized(data []byte, sizes ...int) error {
	for _, size := range sizes {
		if len(data) == size {
			return nil
		}
	}
	return errors.New("wrong size")
}

// isDocument tells whether these are a document in BSON: it begins with its own length and ends with a zero byte, as no
// text does.
func isDocument(data []byte) bool {
	return len(data) >= 5 && uint64(binary.LittleEndian.Uint32(data)) == uint64(len(data)) && data[len(data)-1] == 0
}

// value reads one field as JSON would have it: texts, numbers, bytes in hexadecimal, lists.
func value(name string, data []byte) (any, error) {
	switch name {
	case "statement_count":
		if err := sized(data, 4); err != nil {
			return nil, err
		}
		return json.Number(fmt.Sprint(binary.BigEndian.Uint32(data))), nil
	case "max_rows", "max_bytes", "max_cell_bytes", "max_affected", "max_time", "requested_at", "expires_at", "rows_shown":
		if err := sized(data, 8); err != nil {
			return nil, err
		}
		return json.Number(fmt.Sprint(int64(binary.BigEndian.Uint64(data)))), nil
	case "decision_basis", "catalog_closure":
		return hex.EncodeToString(data), sized(data, 32)
	case "image_digest":
		return hex.EncodeToString(data), sized(data, 0, 32)
	case "nonce":
		return hex.EncodeToString(data), sized(data, 16)
	case "parameter_values":
		all, err := pieces(data, 4)
		found := []any{}
		for _, piece := range all {
			if piece == nil {
				found = append(found, nil)
			} else {
				found = append(found, hex.EncodeToString(piece))
			}
		}
		return found, err
	case "parameter_types", "settings", "rules":
		return texts(data)
	case "agent":
		found, err := texts(data)
		if err == nil && len(found)%2 != 0 {
			err = errors.New("no pairs")
		}
		return found, err
	case "unmasked":
		found, err := texts(data)
		if err == nil && len(found)%3 != 0 {
			err = errors.New("no triples")
		}
		return found, err
	case "statement":
		if isDocument(data) {
			return map[string]any{"bson": hex.EncodeToString(data)}, nil
		}
	case "class":
		if class := string(data); class != "READ" && class != "WRITE" && class != "DDL" {
			return nil, errors.New("not known")
		}
	}
	return text(data)
}

// parse reads all fields by name and refuses anything else than exactly these.
func parse(data []byte) (map[string]any, error) {
	if !bytes.HasPrefix(data, []byte(prefix)) {
		return nil, errors.New("wrong prefix")
	}
	data = data[len(prefix):]
	fields := map[string]any{}
	for at, name := range names {
		if len(data) < 6 {
			return nil, errShort
		}
		tag, length := int(binary.BigEndian.Uint16(data)), uint64(binary.BigEndian.Uint32(data[2:]))
		data = data[6:]
		if tag != at+1 || length > uint64(len(data)) {
			return nil, fmt.Errorf("field %d is not whole or not in its place", at+1)
		}
		one, err := value(name, data[:length])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		fields[name] = one
		data = data[length:]
	}
	if len(data) > 0 {
		return nil, errors.New("bytes behind the end")
	}
	if len(fields["parameter_types"].([]any)) != len(fields["parameter_values"].([]any)) {
		return nil, errors.New("not as many types as values")
	}
	return fields, nil
}

func check(one vector) error {
	data, err := hex.DecodeString(one.FieldsHex)
	if err != nil {
		return err
	}
	fields, err := parse(data)
	if one.Malformed {
		if err == nil {
			return errors.New("was read, and must not be")
		}
		return nil
	}
	if err != nil {
		return err
	}
	if digest := sha256.Sum256(data); hex.EncodeToString(digest[:]) != one.DigestHex {
		return errors.New("another digest")
	}
	for name, expected := range one.Fields {
		if found, known := fields[name]; !known || !reflect.DeepEqual(found, expected) {
			return fmt.Errorf("%s is %v, expected %v", name, found, expected)
		}
	}
	return nil
}

func run(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var vectors []vector
	from := json.NewDecoder(bytes.NewReader(content))
	from.UseNumber()
	if err := from.Decode(&vectors); err != nil {
		return err
	}
	if len(vectors) == 0 {
		return errors.New("there are no vectors")
	}
	for _, one := range vectors {
		err = errors.Join(err, named(one.Name, check(one)))
	}
	if err == nil {
		fmt.Printf("%d vectors ok\n", len(vectors))
	}
	return err
}

func named(name string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: operation_digest VECTORS.json")
		os.Exit(1)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
