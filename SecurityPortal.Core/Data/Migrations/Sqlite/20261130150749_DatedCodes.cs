using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DatedCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CodeItems_List_Code",
                table: "CodeItems");

            migrationBuilder.CreateIndex(
                name: "IX_CodeItems_List_Code_ValidFrom",
                table: "CodeItems",
                columns: new[] { "List", "Code", "ValidFrom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CodeItems_List_Code_ValidFrom",
                table: "CodeItems");

            migrationBuilder.CreateIndex(
                name: "IX_CodeItems_List_Code",
                table: "CodeItems",
                columns: new[] { "List", "Code" },
                unique: true);
        }
    }
}
